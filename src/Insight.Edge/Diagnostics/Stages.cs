using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Diagnostics.Tracing;

namespace Insight.Edge.Diagnostics;

/// <summary>Where a request's time goes: each stage is told once it has ended, to metrics and to the request's trace.</summary>
internal sealed class Stages(EdgeMetrics metrics, RequestSpans spans, TimeProvider time)
{
    /// <summary>A stage ended, and the next begins.</summary>
    /// <returns>How long it took.</returns>
    public TimeSpan Ended(Stage stage, EdgeRequest request)
    {
        var now = time.GetTimestamp();
        var elapsed = time.GetElapsedTime(request.StageBegan, now);
        request.StageBegan = now;
        metrics.Timed(stage, elapsed);
        if (stage != Stage.Forward) // that span began with it: the backend's is its child
            spans.Ended(request, stage, elapsed);
        return elapsed;
    }
}
