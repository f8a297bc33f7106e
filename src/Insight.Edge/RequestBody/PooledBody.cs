using System.Buffers;

namespace Insight.Edge.RequestBody;

/// <summary>
/// A body in a pooled array. The array goes back when the body is disposed and nobody holds it any more: a forwarder that was cancelled may
/// still be sending it.
/// </summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstCapacity = 16 * 1024;

    // An array of the declared length is taken once a twelfth of that has arrived: whoever promises much and sends little gets little.
    private const int PromiseFactor = 12;
    private const int SmallGrowth = 8;

    private readonly Lock _gate = new();
    private readonly BodyArrays _arrays;
    private readonly int _expected;
    private byte[]? _buffer;
    private int _holders;
    private bool _isDisposed;

    /// <param name="arrays">Lends the memory.</param>
    /// <param name="expectedLength">The length that is declared, or at most allowed; the array grows with what arrives, not with what is promised.</param>
    public PooledBody(BodyArrays arrays, long expectedLength)
    {
        _arrays = arrays;
        _expected = (int)Math.Clamp(expectedLength, 0, Array.MaxLength);
        _buffer = arrays.Rent(Math.Clamp(_expected, 256, FirstCapacity));
    }

    private PooledBody(BodyArrays arrays, int length)
    {
        _arrays = arrays;
        _buffer = arrays.Rent(length);
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
    /// <param name="arrays">Lends the memory.</param>
    /// <param name="length">The length, in bytes.</param>
    /// <param name="state">Passed on.</param>
    /// <param name="write">Fills all of the bytes.</param>
    public static PooledBody Create<TState>(BodyArrays arrays, int length, TState state, SpanAction<byte, TState> write)
    {
        var body = new PooledBody(arrays, length);
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

    /// <summary>Keeps the bytes, also when the body is disposed meanwhile.</summary>
    /// <returns>To be disposed when they are needed no more.</returns>
    /// <exception cref="ObjectDisposedException">The array has gone back.</exception>
    public Holder Hold()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _holders++;
            return new Holder(this);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            ReturnUnlessHeld();
        }
    }

    private void Release()
    {
        lock (_gate)
        {
            _holders--;
            ReturnUnlessHeld();
        }
    }

    private void ReturnUnlessHeld()
    {
        if (!_isDisposed || _holders > 0)
            return;
        _arrays.Return(Buffer, Length);
        _buffer = null;
    }

    private void Grow(int needed)
    {
        var larger = _arrays.Rent(Math.Max(needed, NextCapacity(needed)));
        Bytes.CopyTo(larger);
        _arrays.Return(Buffer, Length);
        _buffer = larger;
    }

    private int NextCapacity(int needed)
    {
        if (_expected >= needed && _expected / PromiseFactor <= Length)
            return _expected;
        var growth = Buffer.Length < 1024 * 1024 ? SmallGrowth : 2;
        return (int)Math.Min((long)Buffer.Length * growth, _expected >= needed ? _expected : Array.MaxLength);
    }

    /// <summary>Somebody who still needs the bytes.</summary>
    public readonly struct Holder(PooledBody body) : IDisposable
    {
        /// <summary>The bytes.</summary>
        public ReadOnlyMemory<byte> Memory => body.Buffer.AsMemory(0, body.Length);

        public void Dispose() => body.Release();
    }
}
