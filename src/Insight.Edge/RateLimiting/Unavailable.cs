namespace Insight.Edge.RateLimiting;

/// <summary>What becomes of requests while nobody can say how many permits other edges have given out.</summary>
internal enum Unavailable
{
    /// <summary>Each edge gives out its part of the limit.</summary>
    LocalShare,

    /// <summary>The rate has no limit; that on requests in flight stays.</summary>
    Allow,

    /// <summary>None passes: 429.</summary>
    Refuse,
}
