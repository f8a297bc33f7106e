namespace Insight.Edge.RateLimiting;

/// <summary>Notes what is left of the client's quota, for the answer's headers, once the limiter let the request pass.</summary>
internal sealed class QuotaMiddleware(RequestDelegate next, ClientLimiter limiter)
{
    public Task InvokeAsync(HttpContext context)
    {
        EdgeRequest.Of(context).Quota = limiter.Tell(context);
        return next(context);
    }
}
