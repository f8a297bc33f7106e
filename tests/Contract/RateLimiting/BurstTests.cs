using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RateLimiting;

public sealed class BurstTests
{
    private static readonly RawRequest Nexus = RawRequest.Sync(Documented.FullSuccess);
    private static readonly RawRequest Medicat =
        RawRequest.Sync(Documented.FullSuccess, "demo-medicat-key", "demo-medicat-signing-key").To("medicat");

    [Fact]
    public async Task Requests_beyond_the_burst_are_told_the_seconds_in_which_one_more_is_allowed()
    {
        await using var stack = await InsightStack.StartAsync(
            Limits(client: 0, permitsPerSecond: "0.1", burst: "3"), time: new ManualTime(DateTimeOffset.UnixEpoch));
        var told = new List<string>();

        for (var i = 0; i < 4; i++)
        {
            var answer = await RawConnection.ExchangeAsync(stack, Nexus);
            answer.Headers["RateLimit-Policy"].ShouldBe("\"default\";q=3;w=30");
            told.Add($"{answer.Status} {answer.Headers["RateLimit"]} {answer.Headers.GetValueOrDefault("Retry-After")} {answer.Body!["message"]}");
        }

        told.ShouldBe(
        [
            "200 \"default\";r=2;t=10  2 appointment(s) synced successfully.",
            "200 \"default\";r=1;t=20  2 appointment(s) synced successfully.",
            "200 \"default\";r=0;t=30  2 appointment(s) synced successfully.",
            "429 \"default\";r=0;t=30 10 Rate limit exceeded. Retry after 10 second(s).",
        ]);
    }

    [Fact]
    public async Task Retry_After_is_at_least_a_second_and_the_bucket_fills_again()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        await using var stack = await InsightStack.StartAsync(Limits(client: 0, permitsPerSecond: "2.5", burst: "1"), time: time);
        var first = await RawConnection.ExchangeAsync(stack, Nexus);
        var second = await RawConnection.ExchangeAsync(stack, Nexus);

        first.Status.ShouldBe(200);
        second.Status.ShouldBe(429);
        second.Headers["Retry-After"].ShouldBe("1");
        time.Advance(TimeSpan.FromSeconds(1));
        (await RawConnection.ExchangeAsync(stack, Nexus)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_client_that_uses_up_its_quota_takes_nothing_from_another()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(Limits(client: 0, "0.001", "1"), Limits(client: 1, "0.001", "2")));
        var statuses = new List<int>();

        foreach (var request in new[] { Nexus, Nexus, Medicat, Medicat, Medicat, Nexus })
            statuses.Add((await RawConnection.ExchangeAsync(stack, request)).Status);

        statuses.ShouldBe([200, 429, 200, 200, 429, 429]);
    }

    [Fact]
    public async Task Requests_that_fail_later_checks_count_too()
    {
        await using var stack = await InsightStack.StartAsync(
            Limits(client: 0, permitsPerSecond: "0.001", burst: "2"), time: new ManualTime(DateTimeOffset.UnixEpoch));

        (await RawConnection.ExchangeAsync(stack, Nexus.Without("X-Webhook-Signature"))).Status.ShouldBe(401);
        (await RawConnection.ExchangeAsync(stack, Nexus.To("medicat"))).Status.ShouldBe(403);
        var third = await RawConnection.ExchangeAsync(stack, Nexus);

        third.Status.ShouldBe(429);
        third.Headers["Retry-After"].ShouldBe("1000");
    }

    [Fact]
    public async Task A_clients_keys_share_its_quota()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(
            ClientSettings.ApiKey(1, "second-key"), Limits(client: 0, permitsPerSecond: "0.001", burst: "1")));

        (await RawConnection.ExchangeAsync(stack, Nexus)).Status.ShouldBe(200);
        (await RawConnection.ExchangeAsync(stack, Nexus.With("X-API-Key", "second-key"))).Status.ShouldBe(429);
    }

    private static Dictionary<string, string?> Limits(int client, string permitsPerSecond, string burst) => new()
    {
        [$"Edge:Clients:{client}:RateLimit:PermitsPerSecond"] = permitsPerSecond,
        [$"Edge:Clients:{client}:RateLimit:Burst"] = burst,
    };
}
