using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RequestBody;

public sealed class SlowBodyTests
{
    [Fact]
    public async Task A_body_that_comes_too_slowly_is_cut()
    {
        await using var stack = await InsightStack.StartAsync(new Dictionary<string, string?>
        {
            ["Edge:BodyRate:BytesPerSecond"] = "1000000",
            ["Edge:BodyRate:GracePeriod"] = "00:00:01.1",
        });
        await using var connection = await RawConnection.OpenAsync(stack.Address);
        var request = RawRequest.Sync(Documented.FullSuccess);

        await connection.SendAsync(request.Head());
        await connection.SendAsync(request.Content.AsMemory(0, 10));

        var answer = await connection.ReadAnswerAsync();
        answer.Status.ShouldBe(400);
        ((string?)answer.Body!["message"]).ShouldBe("Request body could not be read.");
        (await connection.ReadToEndAsync()).ShouldBeEmpty();
        (await RawConnection.ExchangeAsync(stack, request)).Status.ShouldBe(200);
    }
}
