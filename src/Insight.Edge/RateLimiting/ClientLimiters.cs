using Insight.Edge.Clients;
using Insight.Edge.RateLimiting.Leasing;

namespace Insight.Edge.RateLimiting;

/// <summary>Makes clients' limiters: each with a bucket of its own, or with permits that all edges share.</summary>
/// <param name="time">The limiters' clock.</param>
/// <param name="leases">Where shared permits come from; null where each edge counts by itself.</param>
internal sealed class ClientLimiters(TimeProvider time, PermitLeases? leases = null)
{
    /// <summary>A limiter of a client.</summary>
    /// <param name="client">The client's id: edges that share permits know it by that.</param>
    /// <param name="limits">Its limits.</param>
    public ClientLimiter Create(string client, RateLimitOptions limits) => new(
        limits,
        leases is null ? new TokenBucket(limits.PermitsPerSecond, limits.Burst, time) : new LeasedPermits(client, limits, leases, time));
}
