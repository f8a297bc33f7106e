namespace Insight.Edge.RateLimiting;

/// <summary>What a client's limits say to a request.</summary>
internal enum LimitDecision
{
    /// <summary>It may go on.</summary>
    Allowed,

    /// <summary>There is no permit left: too many in a time.</summary>
    Rate,

    /// <summary>There is no place left: too many in flight.</summary>
    Concurrency,
}
