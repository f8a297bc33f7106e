namespace Insight.Edge.RateLimiting;

/// <summary>How a client's limits answered a request.</summary>
/// <param name="Decision">What they decided.</param>
/// <param name="Quota">The quota as the answer tells it.</param>
/// <param name="RetryAfterSeconds">0 where the request may go on; else the whole seconds, at least 1, after which it may be sent again.</param>
internal readonly record struct Entry(LimitDecision Decision, Quota Quota, int RetryAfterSeconds);
