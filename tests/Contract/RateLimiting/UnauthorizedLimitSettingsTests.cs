using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RateLimiting;

public sealed class UnauthorizedLimitSettingsTests
{
    [Fact]
    public async Task Count_and_window_are_configurable()
    {
        await using var stack = await InsightStack.StartAsync(
            new Dictionary<string, string?>
            {
                ["Edge:UnauthorizedLimit:Answers"] = "2",
                ["Edge:UnauthorizedLimit:Window"] = "00:01:00",
            },
            time: new ManualTime(DateTimeOffset.UnixEpoch));
        var bad = RawRequest.Sync(Documented.FullSuccess, "nobodys-key");

        (await RawConnection.ExchangeAsync(stack, bad)).Status.ShouldBe(401);
        (await RawConnection.ExchangeAsync(stack, bad)).Status.ShouldBe(401);
        var third = await RawConnection.ExchangeAsync(stack, bad);

        (third.Status, third.Headers["Retry-After"]).ShouldBe((429, "60"));
    }
}
