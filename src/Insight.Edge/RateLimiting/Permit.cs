namespace Insight.Edge.RateLimiting;

/// <summary>What a request for a permit gets.</summary>
/// <param name="Taken">Whether it got one.</param>
/// <param name="Left">The permits that are left to the client; 0 where it got none.</param>
/// <param name="RetryAfterSeconds">Where it got none, the whole seconds, at least 1, until there is one; else 0.</param>
internal readonly record struct Permit(bool Taken, int Left, int RetryAfterSeconds);
