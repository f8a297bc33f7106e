using System.Threading.RateLimiting;
using BenchmarkDotNet.Attributes;
using Insight.Edge.Clients;
using Insight.Edge.RateLimiting;

namespace Insight.Load.Benchmarks;

/// <summary>
/// A place and a token taken, and the place given back, beside the framework's two limiters. The buckets are as good as full: the client is far from
/// its limits, and one caller at a time comes.
/// </summary>
public class LimiterBenchmarks
{
    private const int MaxConcurrent = 64;

    private ClientLimiter _limiter = null!;
    private ConcurrencyLimiter _places = null!;
    private TokenBucketRateLimiter _tokens = null!;

    /// <summary>Makes both, and makes sure that both let a request pass.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _limiter = new ClientLimiters(new FastTime()).Create(
            "client", new RateLimitOptions { PermitsPerSecond = 1_000_000, Burst = 1_000_000, MaxConcurrent = MaxConcurrent });
        _places = Places();
        _tokens = Tokens();
        if (!EnterAndLeave() || !Framework())
            throw new LoadException("A request does not pass.");
        Compilation.Settle(() => Framework(), () => EnterAndLeave());
    }

    /// <summary>Stops the framework's timer.</summary>
    [GlobalCleanup]
    public void Clean()
    {
        _places.Dispose();
        _tokens.Dispose();
        if (!EnterAndLeave())
            throw new LoadException("The bucket ran empty: refusals were measured.");
    }

    /// <summary>The framework's limiters, one behind the other.</summary>
    [Benchmark(Baseline = true)]
    public bool Framework()
    {
        using var place = _places.AttemptAcquire();
        using var token = _tokens.AttemptAcquire();
        return place.IsAcquired && token.IsAcquired;
    }

    /// <summary>The edge's limiter.</summary>
    [Benchmark]
    public bool EnterAndLeave()
    {
        var entering = _limiter.EnterAsync();
        if (!entering.IsCompletedSuccessfully || entering.Result.RetryAfterSeconds > 0)
            return false;
        _limiter.Leave();
        return true;
    }

    private static ConcurrencyLimiter Places() => new(new() { PermitLimit = MaxConcurrent });

    private static TokenBucketRateLimiter Tokens() => new(new()
    {
        TokenLimit = int.MaxValue,
        TokensPerPeriod = int.MaxValue,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    });

    /// <summary>The system's clock, a thousand times as fast: else a loop empties the largest bucket.</summary>
    private sealed class FastTime : TimeProvider
    {
        private readonly long _start = System.GetTimestamp();

        public override long GetTimestamp() => (base.GetTimestamp() - _start) * 1000;
    }
}
