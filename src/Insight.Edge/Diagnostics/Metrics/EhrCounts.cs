using Insight.Edge.Responses;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>What is counted of one EHR: its requests by route and outcome, and the entries in them. Counting is one addition each.</summary>
/// <param name="routes">How many routes there are.</param>
internal sealed class EhrCounts(int routes)
{
    private static readonly int Outcomes = Enum.GetValues<OutcomeKind>().Length;

    private readonly long[] _requests = new long[routes * Outcomes];
    private readonly long[] _accepted = new long[routes];
    private readonly long[] _refused = new long[routes];

    /// <summary>A request was answered.</summary>
    public void Answered(int route, OutcomeKind outcome) => Interlocked.Increment(ref _requests[(route * Outcomes) + (int)outcome]);

    /// <summary>Entries were stored, and others refused.</summary>
    public void Entries(int route, int accepted, int refused)
    {
        if (accepted > 0)
            Interlocked.Add(ref _accepted[route], accepted);
        if (refused > 0)
            Interlocked.Add(ref _refused[route], refused);
    }

    /// <summary>Requests until now.</summary>
    public long Requests(int route, OutcomeKind outcome) => Volatile.Read(ref _requests[(route * Outcomes) + (int)outcome]);

    /// <summary>Stored entries until now.</summary>
    public long Accepted(int route) => Volatile.Read(ref _accepted[route]);

    /// <summary>Refused entries until now.</summary>
    public long Refused(int route) => Volatile.Read(ref _refused[route]);
}
