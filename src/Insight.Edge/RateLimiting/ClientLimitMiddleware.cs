using Insight.Edge.Responses;

namespace Insight.Edge.RateLimiting;

/// <summary>Refuses what is beyond the client's limits (contract, check 4), and notes what is left of them for the answer's headers.</summary>
internal sealed class ClientLimitMiddleware(RequestDelegate next, ResponseWriter responses)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = EdgeRequest.Of(context);
        var limiter = request.Client!.Limiter;
        var entering = limiter.EnterAsync();
        return entering.IsCompletedSuccessfully
            ? GoOnAsync(context, request, limiter, entering.Result)
            : WaitAsync(context, request, limiter, entering);
    }

    private async Task WaitAsync(HttpContext context, EdgeRequest request, ClientLimiter limiter, ValueTask<Entry> entering) =>
        await GoOnAsync(context, request, limiter, await entering);

    private Task GoOnAsync(HttpContext context, EdgeRequest request, ClientLimiter limiter, Entry entered)
    {
        request.Quota = entered.Quota;
        request.Client!.Tally.Decided(entered.Decision);
        if (entered.Decision != LimitDecision.Allowed)
            return responses.AnswerAsync(context, Outcome.RateLimited(entered.RetryAfterSeconds));
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
