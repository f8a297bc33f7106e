using Insight.Contract.Tests.Support;
using Insight.Edge.Clients;
using Insight.Edge.RateLimiting;

namespace Insight.Contract.Tests.RateLimiting;

public sealed class ClientLimiterTests
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Threads_together_get_the_places_and_no_more()
    {
        var limiter = Limiter(new RateLimitOptions { PermitsPerSecond = 1000, Burst = 1_000_000, MaxConcurrent = 100 });
        var entered = 0;

        Parallel.For(0, 100_000, _ =>
        {
            if (Enter(limiter).RetryAfterSeconds == 0)
                Interlocked.Increment(ref entered);
        });

        entered.ShouldBe(100);
        limiter.Leave();
        Enter(limiter).RetryAfterSeconds.ShouldBe(0);
        Enter(limiter).RetryAfterSeconds.ShouldBe(1);
    }

    [Fact]
    public void What_is_refused_for_want_of_a_place_costs_no_token_and_for_want_of_a_token_no_place()
    {
        var limiter = Limiter(new RateLimitOptions { PermitsPerSecond = 0.01, Burst = 2, MaxConcurrent = 1 });

        Enter(limiter).ShouldBe((new Quota(1, "\"default\";q=2;w=200", "\"default\";r=1;t=100"), 0));
        Enter(limiter).ShouldBe((new Quota(1, "\"default\";q=2;w=200", "\"default\";r=1;t=100"), 1));
        limiter.Leave();
        Enter(limiter).ShouldBe((new Quota(0, "\"default\";q=2;w=200", "\"default\";r=0;t=200"), 0));
        limiter.Leave();
        Enter(limiter).RetryAfterSeconds.ShouldBe(100);
        _time.Advance(TimeSpan.FromSeconds(100));
        Enter(limiter).RetryAfterSeconds.ShouldBe(0);
    }

    [Fact]
    public void Entering_and_leaving_allocates_nothing()
    {
        var limiter = Limiter(new RateLimitOptions());
        EnterAndLeave();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            EnterAndLeave();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void EnterAndLeave()
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Enter(limiter);
            limiter.Leave();
        }
    }

    [Fact]
    public void A_reload_keeps_the_bucket_where_id_and_limits_stay_the_same_and_begins_a_new_one_where_not()
    {
        var configuration = Settings.Configuration(Settings.OneClient("acme"));
        using var registry = new ClientRegistry(
            configuration, Settings.Reader(), new Insight.Edge.Configuration.ConfigurationReloads(_time), _time, new Microsoft.Extensions.Logging.Abstractions.NullLogger<ClientRegistry>());
        var before = registry.Current.Clients[0].Limiter;

        configuration["Edge:Clients:0:Ehr"] = "medicat";
        configuration.Reload();
        var otherEhr = registry.Current.Clients[0];
        configuration["Edge:Clients:0:RateLimit:Burst"] = "201";
        configuration.Reload();
        var otherBurst = registry.Current.Clients[0].Limiter;
        configuration["Edge:Clients:0:Id"] = "another";
        configuration.Reload();

        otherEhr.Ehr.ShouldBe("medicat");
        otherEhr.Limiter.ShouldBeSameAs(before);
        otherBurst.ShouldNotBeSameAs(before);
        registry.Current.Clients[0].Limiter.ShouldNotBeSameAs(otherBurst);
    }

    private ClientLimiter Limiter(RateLimitOptions limits) => new ClientLimiters(_time).Create("acme", limits);

    // Its permits are its own: nobody waits for any.
    private static (Quota Quota, int RetryAfterSeconds) Enter(ClientLimiter limiter)
    {
        var entering = limiter.EnterAsync();
        if (!entering.IsCompletedSuccessfully)
            throw new InvalidOperationException("It waits.");
        var (_, quota, retryAfterSeconds) = entering.Result;
        return (quota, retryAfterSeconds);
    }
}
