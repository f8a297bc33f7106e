namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>Counts each request once it is answered. The outermost: whatever happens further in has become an answer by then.</summary>
internal sealed class RequestCountMiddleware(RequestDelegate next, BackendMetrics metrics)
{
    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        metrics.RequestCounts.Add(context);
    }
}
