using Insight.Edge.Responses;

namespace Insight.Edge.Transport;

/// <summary>
/// Refuses a request whose end two readers may see in different places (RFC 9112, 6.1 and 6.3): with a transfer coding other than
/// <c>chunked</c> alone, with a length beside it, or with one in HTTP/1.0. A proxy in front that read it otherwise could be made to
/// take one caller's bytes for another's request.
/// </summary>
internal sealed class FramingMiddleware(RequestDelegate next, ResponseWriter responses)
{
    // Kestrel moves the length that stands beside a transfer coding into this.
    private const string OverriddenLength = "X-Content-Length";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        return headers.TransferEncoding.Count == 0 || IsChunkedAlone(context.Request.Protocol, headers)
            ? next(context)
            : responses.AnswerAsync(context, Outcome.Unreadable);
    }

    private static bool IsChunkedAlone(string protocol, IHeaderDictionary headers) =>
        HttpProtocol.IsHttp11(protocol) &&
        headers.TransferEncoding is [{ } coding] && coding.Equals("chunked", StringComparison.OrdinalIgnoreCase) &&
        headers.ContentLength is null &&
        !headers.ContainsKey(OverriddenLength);
}
