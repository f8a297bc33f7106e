using System.Diagnostics;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Forwarding;
using Insight.Edge.Responses;
using Insight.Exposition;

namespace Insight.Edge.Diagnostics.Tracing;

/// <summary>
/// The spans of a request: one of its own, which goes on with the caller's trace, one for each stage, and of those the last is what the backend sees as
/// its parent. Where nobody listens to them none is made, which costs a look.
/// </summary>
/// <remarks>No attribute is a text that a caller wrote, but for a request id of its own; names are OpenTelemetry's where it has any ("Semantic conventions for HTTP spans").</remarks>
/// <param name="name">The source's name.</param>
/// <param name="time">Says when a stage ended.</param>
internal sealed class RequestSpans(string name, TimeProvider time) : IDisposable
{
    /// <summary>The edge's source.</summary>
    public const string SourceName = "Insight.Edge";

    private static readonly string[] StageNames = [.. Enum.GetNames<Stage>().Select(SnakeCase.Of)];

    // RFC 9110, section 9, and RFC 5789.
    private static readonly string[] KnownMethods =
    [
        HttpMethods.Post, HttpMethods.Get, HttpMethods.Head, HttpMethods.Put, HttpMethods.Delete, HttpMethods.Connect, HttpMethods.Options, HttpMethods.Trace, HttpMethods.Patch,
    ];

    private readonly ActivitySource _source = new(name);

    /// <summary>A request came.</summary>
    public Activity? Begin(HttpContext context) =>
        _source.HasListeners() ? _source.StartActivity("request", ActivityKind.Server, TraceParent.Parse(context.Request.Headers.TraceParent)) : null;

    /// <summary>A stage but the last ended just now.</summary>
    public void Ended(EdgeRequest request, Stage stage, TimeSpan elapsed)
    {
        if (request.Span is not { IsAllDataRequested: true } parent)
            return;
        var now = time.GetUtcNow();
        using var span = _source.StartActivity(StageNames[(int)stage], ActivityKind.Internal, parent.Context, startTime: now - elapsed);
        span?.SetEndTime(now.UtcDateTime);
    }

    /// <summary>The last stage begins: what is sent meanwhile is its child.</summary>
    public Activity? BeginForwarding(EdgeRequest request) =>
        request.Span is null ? null : _source.StartActivity(StageNames[(int)Stage.Forward], ActivityKind.Client);

    /// <summary>The last stage ended.</summary>
    public static void EndForwarding(Activity? span, string? cluster, string? destination, ForwardResult result, int? status)
    {
        if (span is null)
            return;
        span.SetTag("http.request.method", HttpMethods.Post);
        span.SetTag("http.response.status_code", status);
        span.SetTag("insight.cluster", cluster);
        span.SetTag("insight.destination", destination);
        if (result is not (ForwardResult.Stored or ForwardResult.CallerGone))
        {
            span.SetTag("error.type", SnakeCase.Of(result.ToString()));
            span.SetStatus(ActivityStatusCode.Error);
        }

        span.Stop();
    }

    /// <summary>A request was answered, or nobody was left to answer.</summary>
    public static void End(HttpContext context, EdgeRequest request, Outcome outcome)
    {
        if (request.Span is not { } span)
            return;

        // Any method may come, and a path is the caller's text: the route's pattern is not.
        var method = KnownMethods.FirstOrDefault(known => HttpMethods.Equals(known, context.Request.Method));
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? method ?? "HTTP" : $"{method ?? "HTTP"} {route}";
        span.SetTag("http.request.method", method ?? "_OTHER");
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", outcome.Kind == OutcomeKind.CallerGone ? null : context.Response.StatusCode);
        span.SetTag("insight.request_id", request.RequestId);
        span.SetTag("insight.contract", request.Contract.Name);
        span.SetTag("insight.client", request.Client?.Id);
        span.SetTag("insight.ehr", request.Client?.Ehr);
        span.SetTag("insight.outcome", OutcomeLabel.Of(outcome.Kind));
        span.SetTag("insight.entries.accepted", outcome.Accepted);
        span.SetTag("insight.entries.refused", outcome.Refused);
        span.SetTag("insight.issues", outcome.Issues);
        if (outcome.Kind is OutcomeKind.UpstreamFailed or OutcomeKind.Unexpected)
        {
            span.SetTag("error.type", OutcomeLabel.Of(outcome.Kind));
            span.SetStatus(ActivityStatusCode.Error);
        }

        span.Dispose();
    }

    /// <summary>A request turned out to be no webhook's: nothing is told of it.</summary>
    public static void Discard(EdgeRequest request)
    {
        if (request.Span is not { } span)
            return;
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // exporters pass it over
        span.IsAllDataRequested = false;
        span.Dispose();
    }

    public void Dispose() => _source.Dispose();
}
