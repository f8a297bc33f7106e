using Insight.Edge.Responses;

namespace Insight.Edge.RateLimiting;

/// <summary>Refuses what is beyond the client's limits (contract, check 4), and notes what is left of them for the answer's headers.</summary>
internal sealed class ClientLimitMiddleware(RequestDelegate next, ResponseWriter responses)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = EdgeRequest.Of(context);
        var limiter = request.Client!.Limiter;
        var (quota, retryAfterSeconds) = limiter.Enter();
        request.Quota = quota;
        if (retryAfterSeconds > 0)
            return responses.AnswerAsync(context, Outcome.RateLimited(retryAfterSeconds));
        request.Place = limiter;
        return PassAsync(context, request);
    }

    private async Task PassAsync(HttpContext context, EdgeRequest request)
    {
        try
        {
            await next(context);
        }
        finally
        {
            request.LeavePlace();
        }
    }
}
