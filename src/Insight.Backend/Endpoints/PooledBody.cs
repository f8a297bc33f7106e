using System.Buffers;

namespace Insight.Backend.Endpoints;

/// <summary>A request's whole body in one pooled buffer, which is given back on dispose.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int SmallestBuffer = 16 * 1024;
    // A declared length is a claim: beyond this, memory grows with the bytes that have really come.
    private const int LargestFirstBuffer = 1024 * 1024;

    private byte[] _buffer;
    private int _length;

    private PooledBody(long? declared) =>
        // One byte more than declared, so that the end is seen without growing.
        _buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((declared ?? 0) + 1, SmallestBuffer, LargestFirstBuffer));

    /// <summary>The body; valid until dispose.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>Reads a request's body to its end.</summary>
    public static async Task<PooledBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new PooledBody(request.ContentLength);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(body._buffer.AsMemory(body._length), cancellationToken)) > 0)
            {
                body._length += read;
                if (body._length == body._buffer.Length) body.Grow();
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Return(_buffer, _length);
        _buffer = [];
        _length = 0;
    }

    private void Grow()
    {
        if (_buffer.Length == Array.MaxLength) throw new BadHttpRequestException("Body too long for one buffer.", StatusCodes.Status413PayloadTooLarge);
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_buffer.Length * 2L, Array.MaxLength));
        Memory.CopyTo(larger);
        Return(_buffer, _length);
        _buffer = larger;
    }

    private static void Return(byte[] buffer, int length)
    {
        buffer.AsSpan(0, length).Clear(); // patient data; behind it nothing was written
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
    }
}
