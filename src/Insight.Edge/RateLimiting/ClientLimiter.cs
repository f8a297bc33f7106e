using System.Threading.RateLimiting;

namespace Insight.Edge.RateLimiting;

/// <summary>Two limits for each client: requests in flight, and a bucket of tokens (contract, "Limits").</summary>
internal sealed class ClientLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _inFlight =
        PartitionedRateLimiter.Create<HttpContext, QuotaKey>(context => RateLimitPartition.GetConcurrencyLimiter(KeyOf(context), ConcurrencyOptions));

    private readonly PartitionedRateLimiter<HttpContext> _tokens =
        PartitionedRateLimiter.Create<HttpContext, QuotaKey>(context => RateLimitPartition.GetTokenBucketLimiter(KeyOf(context), TokenOptions));

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

    private static QuotaKey KeyOf(HttpContext context)
    {
        var client = EdgeRequest.Of(context).Client!;
        return new QuotaKey(client.Id, client.RateLimit);
    }

    private static ConcurrencyLimiterOptions ConcurrencyOptions(QuotaKey key) =>
        new() { PermitLimit = key.Limits.MaxConcurrent, QueueLimit = 0 };

    private static TokenBucketRateLimiterOptions TokenOptions(QuotaKey key)
    {
        // The limiter adds whole tokens a period: ten periods a second keep the flow even, and where that is less than one
        // token a period, the period is as long as a token takes.
        var perPeriod = Math.Max(1, (int)(key.Limits.PermitsPerSecond / 10));
        return new()
        {
            TokenLimit = key.Limits.Burst,
            TokensPerPeriod = perPeriod,
            ReplenishmentPeriod = TimeSpan.FromSeconds(perPeriod / key.Limits.PermitsPerSecond),
            QueueLimit = 0,
        };
    }
}
