using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>Check 4 of the contract's "Order of the checks".</summary>
public sealed class LimitedCheckTests
{
    [Fact]
    public async Task A_request_beyond_the_clients_limit_is_told_when_to_come_back()
    {
        await using var stack = await InsightStack.StartAsync(
            new Dictionary<string, string?>
            {
                ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "0.1",
                ["Edge:Clients:0:RateLimit:Burst"] = "1",
            },
            time: new ManualTime(DateTimeOffset.UnixEpoch));
        await Caller.SyncAsync(stack, Documented.FullSuccess);

        Snapshot.Verify(await RawConnection.ExchangeAsync(stack, RawRequest.Sync(Documented.FullSuccess)));
    }
}
