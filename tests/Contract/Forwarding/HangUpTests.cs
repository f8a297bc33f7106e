using Insight.Contract.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Forwarding;

public sealed class HangUpTests
{
    [Theory]
    [InlineData("resets the connection", false)]
    [InlineData("ends the connection", true)]
    public async Task A_caller_that_hangs_up_while_the_backend_works_is_no_failure(string why, bool gracefully)
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Logging:LogLevel:Insight.Edge"] = "Debug" });
        stub.Backend.Answer = context =>
            Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        var request = RawRequest.Sync(Documented.FullSuccess);

        await using (var caller = await RawConnection.OpenAsync(stub.Stack.Address))
        {
            await caller.SendAsync(request.Head());
            await caller.SendAsync(request.Content);
            await Eventually.ShouldAsync("the backend works", () => stub.Backend.Requests.Count == 1);
            if (!gracefully)
                caller.Reset();
        }

        await Eventually.ShouldAsync("it is noticed", () => stub.Stack.Log.Lines.Any(line => line.EventId == 9000));
        var own = stub.Stack.Log.Lines.Where(line => line.Category.StartsWith("Insight.Edge", StringComparison.Ordinal)).ToList();
        own.Single(line => line.EventId == 9000).Level.ShouldBe(LogLevel.Debug, why);
        own.ShouldAllBe(line => line.Level <= LogLevel.Information, why);
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 200, """{"stored":2}""");
        (await RawConnection.ExchangeAsync(stub.Stack, request)).Status.ShouldBe(200, why);
    }
}
