using System.Diagnostics;

namespace Insight.Edge.Forwarding;

/// <summary>
/// Tells the backend which trace a request belongs to (W3C Trace Context, <c>traceparent</c>), and nothing else: what a caller writes
/// into <c>tracestate</c> and <c>baggage</c> may be anything.
/// </summary>
internal sealed class TraceParentPropagator : DistributedContextPropagator
{
    private const string TraceParent = "traceparent";

    public override IReadOnlyCollection<string> Fields { get; } = [TraceParent];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id })
            setter?.Invoke(carrier, TraceParent, id);
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        throw new NotSupportedException("The server reads the caller's context; this writes the backend's.");

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) =>
        throw new NotSupportedException("The server reads the caller's context; this writes the backend's.");
}
