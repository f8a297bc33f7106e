using System.Buffers;

namespace Insight.Edge.RequestBody;

/// <summary>
/// A body in a pooled array. The array goes back when the body is disposed, and not before: whoever reads it
/// through <see cref="OpenRead"/> afterwards, a forwarder that was cancelled for example, gets an error instead of another
/// request's bytes.
/// </summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstCapacity = 16 * 1024;

    // An array of the declared length is taken once a twelfth of that has arrived: whoever promises much and sends little gets little.
    private const int PromiseFactor = 12;
    private const int SmallGrowth = 8;

    private readonly Lock _gate = new();
    private readonly int _expected;
    private byte[]? _buffer;

    /// <param name="expectedLength">The length that is declared; the array grows with what arrives, not with what is promised.</param>
    public PooledBody(long? expectedLength = null)
    {
        _expected = (int)Math.Clamp(expectedLength ?? 0, 0, Array.MaxLength);
        _buffer = BodyArrays.Rent(Math.Clamp(_expected, 256, FirstCapacity));
    }

    private PooledBody(int length)
    {
        _buffer = BodyArrays.Rent(length);
        Length = length;
    }

    /// <summary>Its length, in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>The memory that it takes, in bytes.</summary>
    internal int Capacity => Buffer.Length;

    /// <summary>The bytes; good until the body is disposed.</summary>
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(PooledBody));

    /// <summary>Makes a body of a known length.</summary>
    /// <param name="length">The length, in bytes.</param>
    /// <param name="state">Passed on.</param>
    /// <param name="write">Fills all of the bytes.</param>
    public static PooledBody Create<TState>(int length, TState state, SpanAction<byte, TState> write)
    {
        var body = new PooledBody(length);
        write(body.Buffer.AsSpan(0, length), state);
        return body;
    }

    /// <summary>Adds bytes at the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Buffer.Length - Length < bytes.Length)
            Grow(Length + bytes.Length);
        bytes.CopyTo(Buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Opens the body as a stream. The stream may outlive the body, but not be read then.</summary>
    public Stream OpenRead() => new BodyStream(this);

    public void Dispose()
    {
        lock (_gate)
        {
            if (_buffer is { } buffer)
                BodyArrays.Return(buffer, Length);
            _buffer = null;
        }
    }

    /// <summary>Copies bytes out.</summary>
    /// <returns>How many; 0 at the end.</returns>
    /// <exception cref="ObjectDisposedException">The array has gone back.</exception>
    internal int CopyTo(Span<byte> destination, int from)
    {
        lock (_gate)
        {
            var bytes = Bytes[from..];
            bytes = bytes[..Math.Min(bytes.Length, destination.Length)];
            bytes.CopyTo(destination);
            return bytes.Length;
        }
    }

    private void Grow(int needed)
    {
        var larger = BodyArrays.Rent(Math.Max(needed, NextCapacity(needed)));
        Bytes.CopyTo(larger);
        BodyArrays.Return(Buffer, Length);
        _buffer = larger;
    }

    private int NextCapacity(int needed)
    {
        if (_expected >= needed && _expected / PromiseFactor <= Length)
            return _expected;
        var growth = Buffer.Length < 1024 * 1024 ? SmallGrowth : 2;
        return (int)Math.Min((long)Buffer.Length * growth, _expected >= needed ? _expected : Array.MaxLength);
    }
}
