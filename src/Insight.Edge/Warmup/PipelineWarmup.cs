namespace Insight.Edge.Warmup;

/// <summary>
/// Sends synthetic requests through a pipeline that is the edge's own in everything but what it is connected to. It has no listener,
/// so that nobody can call it; one client, whose keys are random and die with it; no log, no health check and no backend.
/// </summary>
/// <param name="time">The clock that bounds it.</param>
/// <remarks>
/// Nothing of the real edge takes part: no directory, no bucket, no connection, no instrument. What both have is the code, and that is what
/// gets warm: cold, the first requests cost three to six times as much.
/// </remarks>
internal sealed class PipelineWarmup(TimeProvider time) : IWarmup
{
    // Code is compiled for good once it has run some thirty times; each round runs all of it. The first round is never cut short.
    private const int MaxRounds = 40;

    private static readonly TimeSpan MaxDuration = TimeSpan.FromMilliseconds(300);

    /// <exception cref="InvalidOperationException">A synthetic request got another answer than it should.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await using var pipeline = new SealedPipeline();
        for (var round = 0; round < MaxRounds && (round == 0 || time.GetElapsedTime(start) < MaxDuration); round++)
        {
            foreach (var request in SyntheticRequest.All)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await pipeline.SendAsync(request);
            }
        }
    }
}
