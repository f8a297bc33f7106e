using System.Globalization;
using Insight.Edge.RateLimiting;
using Insight.Edge.Shutdown;
using Insight.Edge.Transport;

namespace Insight.Edge.Responses;

/// <summary>The only place where an outcome becomes an answer.</summary>
/// <param name="unauthorized">Counts answers of 401 by source address, and says when there were too many.</param>
/// <param name="draining">Whether the edge is about to stop.</param>
/// <param name="proxies">Know whose address that is, behind a proxy.</param>
internal sealed class ResponseWriter(UnauthorizedThrottle unauthorized, Draining draining, TrustedProxies proxies)
{
    // The server takes so much without waiting for the caller to read.
    private const int SmallAnswer = 16 * 1024;

    // The retry guidance (seeds/000) starts at one second.
    private const string RetryAfterFailure = "1";

    /// <summary>Answers the request, unless the caller is gone.</summary>
    public async Task AnswerAsync(HttpContext context, Outcome outcome)
    {
        var request = EdgeRequest.Of(context);
        var responses = request.Contract.Responses;
        if (outcome.Kind != OutcomeKind.CallerGone &&
            responses.StatusOf(outcome.Kind) == StatusCodes.Status401Unauthorized &&
            unauthorized.Count(proxies.SourceOf(context)) is { } retryAfterSeconds)
        {
            outcome = Outcome.RateLimited(retryAfterSeconds);
        }

        request.Outcome = outcome;
        if (outcome.Kind == OutcomeKind.CallerGone)
        {
            context.Abort();
            return;
        }

        using var body = AnswerBuffer.Rent();
        responses.WriteBody(body, outcome);

        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.Count > 0)
            response.Clear(); // a failed forwarding may have left a status
        response.StatusCode = responses.StatusOf(outcome.Kind);
        WriteHeaders(response.Headers, request, outcome);
        response.Headers.ContentType = "application/json";

        // The next request is another edge's (RFC 9112, 9.6); or nobody knows for sure where it begins.
        if ((draining.IsOn || outcome.Kind == OutcomeKind.Unreadable) && HttpProtocol.IsHttp11(context.Request.Protocol))
            response.Headers.Connection = "close";
        response.ContentLength = body.Written.Length;

        // The caller may send its next request as soon as it has this answer: its place must be free by then. An answer that the server
        // may have to wait for the caller to take keeps it.
        if (body.Written.Length <= SmallAnswer)
            request.LeavePlace();
        await response.BodyWriter.WriteAsync(body.Written, context.RequestAborted);
    }

    private static void WriteHeaders(IHeaderDictionary headers, EdgeRequest request, Outcome outcome)
    {
        headers[EdgeHeaders.RequestId] = request.RequestId;
        if (request.Quota is { } quota)
        {
            headers[EdgeHeaders.RateLimitPolicy] = quota.Policy;
            headers[EdgeHeaders.RateLimit] = quota.Remaining;
        }

        switch (outcome.Kind)
        {
            case OutcomeKind.MethodNotAllowed:
                headers.Allow = HttpMethods.Post;
                break;
            case OutcomeKind.RateLimited:
                headers.RetryAfter = outcome.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                break;
            case OutcomeKind.UpstreamFailed or OutcomeKind.Unexpected:
                headers.RetryAfter = RetryAfterFailure;
                break;
        }
    }
}
