using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Insight.Edge.RequestBody;

/// <summary>
/// Reads a body into pooled memory, up to a limit of its own: the server's and the proxy's limits do not hold for a middleware
/// that reads, nor for a body without a declared length.
/// </summary>
internal static class BodyReader
{
    // Kestrel's words for a connection that ended before the body did. Its reason has no public name, and the request's abort is
    // signalled a moment later.
    private const string UnexpectedEnd = "Unexpected end of request content.";

    // Chunks of one byte take six; and a small limit is no reason to refuse a trailer.
    private const int FramingFactor = 8;
    private const int FramingAllowance = 64 * 1024;

    /// <summary>Reads the body, and hashes its bytes as they arrive.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">The largest body, in bytes.</param>
    /// <param name="body">Takes the bytes.</param>
    /// <param name="signature">Takes the bytes too; null where nothing is signed.</param>
    public static async Task<BodyReadResult> ReadAsync(HttpRequest request, int limit, PooledBody body, SignatureCheck? signature)
    {
        if (request.ContentLength > limit)
            return BodyReadResult.TooLarge;
        BoundFraming(request, limit);
        var reader = request.BodyReader;
        var aborted = request.HttpContext.RequestAborted;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(aborted);
                if (read.Buffer.Length > limit - body.Length)
                {
                    reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                    return BodyReadResult.TooLarge;
                }

                foreach (var segment in read.Buffer)
                {
                    body.Append(segment.Span);
                    signature?.Append(segment.Span);
                }

                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    return BodyReadResult.Complete;
                if (read.IsCanceled)
                    return BodyReadResult.CallerGone;
            }
        }
        catch (BadHttpRequestException e) when (e.Message != UnexpectedEnd && !aborted.IsCancellationRequested)
        {
            return BodyReadResult.Unreadable;
        }
        catch (IOException e) when (e.GetType() == typeof(IOException) && !aborted.IsCancellationRequested)
        {
            // Kestrel's, for the size of a chunk that no number holds. A lost connection has types of its own.
            return BodyReadResult.Unreadable;
        }
        catch (Exception e) when (e is OperationCanceledException or BadHttpRequestException or ConnectionResetException or IOException)
        {
            return BodyReadResult.CallerGone;
        }
    }

    // The server's own limit counts what frames chunks too: without one, a chunk's extension may go on for ever.
    private static void BoundFraming(HttpRequest request, int limit)
    {
        if (request.ContentLength is null && request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } framed)
            framed.MaxRequestBodySize = ((long)limit * FramingFactor) + FramingAllowance;
    }
}
