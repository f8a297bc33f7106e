using System.Diagnostics;
using Insight.Backend.Diagnostics.Metrics;

namespace Insight.Backend.Diagnostics.Tracing;

/// <summary>A span for each request, in the trace of whoever sent it (W3C Trace Context). Where nobody listens none is made.</summary>
/// <remarks>No attribute is a text that a caller wrote.</remarks>
internal sealed class RequestSpanMiddleware(RequestDelegate next)
{
    /// <summary>The backend's source.</summary>
    public const string SourceName = "Insight.Backend";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Runs the rest of the pipeline.</summary>
    public Task InvokeAsync(HttpContext context) => Source.HasListeners() ? TraceAsync(context) : next(context);

    private async Task TraceAsync(HttpContext context)
    {
        var isTraced = ActivityContext.TryParse(context.Request.Headers.TraceParent, traceState: null, isRemote: true, out var parent);
        using var span = Source.StartActivity("request", ActivityKind.Server, isTraced ? parent : default);
        await next(context);
        if (span is null)
            return;
        span.DisplayName = context.GetEndpoint()?.Metadata.GetMetadata<RouteName>()?.Name ?? RouteName.None;
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    }
}
