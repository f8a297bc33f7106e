namespace Insight.Load.Generation;

/// <summary>What a run of the generator gave.</summary>
/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="Whole">All of it.</param>
/// <param name="Late">Requests of an open loop that found no free connection at the time they were due; their wait is in their latency.</param>
/// <param name="Slots">The same by the time at which requests were due; empty where that was not asked for.</param>
internal sealed record GeneratedRun(TimeSpan Elapsed, RunSlot Whole, long Late, IReadOnlyList<RunSlot> Slots)
{
    /// <summary>Answers with the expected status.</summary>
    public long Requests => Whole.Expected;

    /// <summary>Answers with another status, and requests without an answer.</summary>
    public long Errors => Whole.Total - Whole.Expected;

    /// <summary>Answers with the expected status in a second.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Requests / Elapsed.TotalSeconds : 0;

    /// <summary>Throws where the run is no measurement.</summary>
    /// <exception cref="FailedRunException">Something was not answered as expected, or nothing was.</exception>
    public GeneratedRun OrThrow(string what)
    {
        if (Errors == 0 && Requests > 0) return this;
        var statuses = string.Join(", ", Whole.Statuses.Select(status => $"{status.Value} x {status.Key}"));
        throw new FailedRunException($"{what}: {Requests} answers as expected and {Errors} not ({statuses}; {Whole.Failed} without an answer).");
    }
}
