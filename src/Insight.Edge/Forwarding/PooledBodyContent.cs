using System.Net;
using Insight.Edge.RequestBody;

namespace Insight.Edge.Forwarding;

/// <summary>A body in pooled memory as the content of a request. While it is being sent, the memory does not go back, whoever hangs up.</summary>
/// <param name="body">The body.</param>
/// <param name="deadline">Extended with every piece that is sent.</param>
internal sealed class PooledBodyContent(PooledBody body, ActivityDeadline deadline) : HttpContent
{
    // A piece must fit into the time in which something has to move.
    private const int Piece = 1024 * 1024;

    private int _sending;

    /// <summary>Whether it is still being sent: over HTTP/2 an answer may come before the request has ended.</summary>
    public bool IsBeingSent => Volatile.Read(ref _sending) > 0;

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var hold = body.Hold();
        Interlocked.Increment(ref _sending);
        try
        {
            for (var rest = hold.Memory; !rest.IsEmpty;)
            {
                var piece = rest[..Math.Min(rest.Length, Piece)];
                await stream.WriteAsync(piece, cancellationToken);
                deadline.Extend();
                rest = rest[piece.Length..];
            }
        }
        finally
        {
            Interlocked.Decrement(ref _sending);
        }
    }
}
