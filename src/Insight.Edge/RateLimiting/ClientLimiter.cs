using System.Threading.RateLimiting;

namespace Insight.Edge.RateLimiting;

/// <summary>Two limits for each client: requests in flight, and a bucket of tokens (contract, "Limits").</summary>
internal sealed class ClientLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _inFlight =
        PartitionedRateLimiter.Create<HttpContext, QuotaKey>(context => RateLimitPartition.GetConcurrencyLimiter(KeyOf(context), ConcurrencyOptions));

    private readonly PartitionedRateLimiter<HttpContext> _tokens =
        PartitionedRateLimiter.Create<HttpContext, QuotaKey>(context => RateLimitPartition.Get(KeyOf(context), static key => new TokenBucket(key.Limits.PermitsPerSecond, key.Limits.Burst)));

    public ClientLimiter() => Both = PartitionedRateLimiter.CreateChained(_inFlight, _tokens);

    /// <summary>Both limits, the one on requests in flight first: a request that it refuses costs no token.</summary>
    public PartitionedRateLimiter<HttpContext> Both { get; }

    /// <summary>The client's quota as the answer tells it.</summary>
    public Quota Tell(HttpContext context) =>
        KeyOf(context).Tell(_tokens.GetStatistics(context)?.CurrentAvailablePermits ?? 0);

    /// <summary>Whole seconds, at least 1, after which a refused request may be sent again.</summary>
    public int RetryAfterSeconds(HttpContext context)
    {
        // The limiters' own metadata is absent for the one on requests in flight, and counts whole periods for the other.
        var tokens = _tokens.GetStatistics(context)?.CurrentAvailablePermits ?? 0;
        return tokens > 0 ? 1 : KeyOf(context).RetryAfterSeconds;
    }

    public void Dispose()
    {
        Both.Dispose();
        _tokens.Dispose();
        _inFlight.Dispose();
    }

    private static QuotaKey KeyOf(HttpContext context) => EdgeRequest.Of(context).Client!.QuotaKey;

    private static ConcurrencyLimiterOptions ConcurrencyOptions(QuotaKey key) =>
        new() { PermitLimit = key.Limits.MaxConcurrent, QueueLimit = 0 };
}
