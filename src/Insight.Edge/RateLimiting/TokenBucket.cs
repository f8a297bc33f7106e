using System.Threading.RateLimiting;

namespace Insight.Edge.RateLimiting;

/// <summary>
/// The framework's token bucket, filled when it is looked at. By itself it would be filled by the partitioned limiter's timer, ten times
/// a second, and a bucket smaller than a tenth of the rate would never give the rate.
/// </summary>
internal sealed class TokenBucket : RateLimiter
{
    private const double MaxPeriodsPerSecond = 1000;

    private readonly TokenBucketRateLimiter _bucket;
    private readonly int _burst;

    public TokenBucket(double permitsPerSecond, int burst)
    {
        _burst = burst;

        // The bucket adds whole tokens a period: the shortest period that makes one, and no shorter than a millisecond.
        var perPeriod = Math.Max(1, (int)(permitsPerSecond / MaxPeriodsPerSecond));
        _bucket = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perPeriod,
            ReplenishmentPeriod = TimeSpan.FromSeconds(perPeriod / permitsPerSecond),
            QueueLimit = 0,
            AutoReplenishment = false,
        });
    }

    /// <summary>How long it has been full, after which a partition may be forgotten.</summary>
    public override TimeSpan? IdleDuration => Filled().IdleDuration;

    /// <summary>What was left when it was last asked for a token.</summary>
    public override RateLimiterStatistics? GetStatistics() => _bucket.GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        var wasFull = IsFull(Filled());
        var lease = _bucket.AttemptAcquire(permitCount);

        // A full bucket does not note when it was last filled: the time since counts at the first token that is taken. It is let count
        // now, and what it brings is poured out, or the burst would be one larger after a pause.
        if (wasFull && lease.IsAcquired && IsFull(Filled()))
            _bucket.AttemptAcquire(permitCount).Dispose();
        return lease;
    }

    // There is no queue: what is not given at once is not given.
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _bucket.Dispose();
        base.Dispose(disposing);
    }

    private bool IsFull(TokenBucketRateLimiter bucket) => bucket.GetStatistics()?.CurrentAvailablePermits == _burst;

    private TokenBucketRateLimiter Filled()
    {
        _bucket.TryReplenish();
        return _bucket;
    }
}
