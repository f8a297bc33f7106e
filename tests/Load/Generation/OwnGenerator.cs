namespace Insight.Load.Generation;

/// <summary>The generator of this project: one process, raw sockets, prepared bytes.</summary>
internal sealed class OwnGenerator : ILoadGenerator
{
    /// <inheritdoc/>
    public string Name => "own generator";

    /// <inheritdoc/>
    public async Task<LoadRun> RunAsync(LoadTarget target, LoadPlan plan, CancellationToken ct)
    {
        var traffic = new Traffic(target.EndPoint, new SameRequest(target.Request), target.ExpectedStatus);
        var run = await ClosedLoop.RunAsync(traffic, plan.Connections, plan.Duration, cancellationToken: ct);
        var latency = run.Whole.Latency;
        return new(run.Elapsed, run.Requests + run.Errors, run.Errors, latency.Percentile(0.5), latency.Percentile(0.99));
    }
}
