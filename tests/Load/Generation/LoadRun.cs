namespace Insight.Load.Generation;

/// <summary>What one run measured.</summary>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Requests">Answers received, right or not.</param>
/// <param name="Errors">Answers of another status than the expected one, broken connections and timeouts.</param>
/// <param name="P50">Median of the time to an answer.</param>
/// <param name="P99">99th percentile of the time to an answer.</param>
internal sealed record LoadRun(TimeSpan Elapsed, long Requests, long Errors, TimeSpan P50, TimeSpan P99)
{
    /// <summary>Answers a second.</summary>
    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;
}
