using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>Check 4 of the contract's "Order of the checks", and too many answers of 401.</summary>
public sealed class EventLimitedCheckTests
{
    private static readonly RawRequest Good = RawRequest.Event(EventPayload.Complete);

    [Fact]
    public async Task An_event_beyond_the_clients_limit_is_told_when_to_come_back()
    {
        await using var stack = await InsightStack.StartAsync(
            new Dictionary<string, string?>
            {
                ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "0.1",
                ["Edge:Clients:0:RateLimit:Burst"] = "1",
            },
            time: new ManualTime(DateTimeOffset.UnixEpoch));
        await RawConnection.ExchangeAsync(stack, RawRequest.Event("{}"));

        Snapshot.Verify(await RawConnection.ExchangeAsync(stack, Good));
    }

    [Fact]
    public async Task Both_webhooks_draw_on_one_limit()
    {
        await using var stack = await InsightStack.StartAsync(
            new Dictionary<string, string?>
            {
                ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "0.1",
                ["Edge:Clients:0:RateLimit:Burst"] = "2",
            },
            time: new ManualTime(DateTimeOffset.UnixEpoch));

        (await RawConnection.ExchangeAsync(stack, RawRequest.Sync("{}"))).Status.ShouldBe(400);
        (await RawConnection.ExchangeAsync(stack, RawRequest.Event("{}"))).Status.ShouldBe(422);
        (await RawConnection.ExchangeAsync(stack, RawRequest.Event("{}"))).Status.ShouldBe(429);
        (await RawConnection.ExchangeAsync(stack, RawRequest.Sync("{}"))).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Too_many_answers_of_401_become_429_in_the_same_envelope()
    {
        // The window's end is never near: the test's clock stands still.
        await using var stack = await InsightStack.StartAsync(
            new Dictionary<string, string?> { ["Edge:UnauthorizedLimit:Answers"] = "1" }, time: new ManualTime(DateTimeOffset.UnixEpoch));

        (await RawConnection.ExchangeAsync(stack, Good.Without("X-API-Key"))).Status.ShouldBe(401);
        var limited = await RawConnection.ExchangeAsync(stack, Good.Without("X-API-Key"));

        limited.Status.ShouldBe(429);
        limited.Text.ShouldBe($$"""{"status":"error","message":"Rate limit exceeded. Retry after {{limited.Headers["Retry-After"]}} second(s)."}""");
    }
}
