using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RateLimiting;

public sealed class ConcurrencyTests
{
    private static readonly RawRequest Good = RawRequest.Sync(Payload.Batch(Payload.Entry()));

    [Fact]
    public async Task A_request_beyond_those_in_flight_is_refused_until_one_of_them_ends()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?>
        {
            ["Edge:Clients:0:RateLimit:MaxConcurrent"] = "2",
            ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "0.01", // so that none comes back meanwhile
        });
        var release = new TaskCompletionSource();
        stub.Backend.Answer = async context =>
        {
            await release.Task;
            await StubBackend.AnswerAsync(context, 200, """{"stored":1}""");
        };

        Task<Answer>[] held = [SendAsync(stub), SendAsync(stub)];
        await Eventually.ShouldAsync("both requests are with the backend", () => stub.Backend.Requests.Count == 2);
        var third = await SendAsync(stub);
        release.SetResult();
        var answers = await Task.WhenAll(held);

        third.Status.ShouldBe(429);
        third.Headers["Retry-After"].ShouldBe("1");
        third.Headers["RateLimit"].ShouldBe("\"default\";r=198;t=200");
        ((string?)third.Body!["message"]).ShouldBe("Rate limit exceeded. Retry after 1 second(s).");
        answers.ShouldAllBe(answer => answer.Status == 200);
        await Eventually.ShouldAsync("a freed place works again", async () => (await SendAsync(stub)).Status == 200);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_frees_its_place()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?>
        {
            ["Edge:Clients:0:RateLimit:MaxConcurrent"] = "1",
        });

        await using (var caller = await RawConnection.OpenAsync(stub.Stack.Address))
        {
            await caller.SendAsync(Good.With("Expect", "100-continue").Head());
            (await caller.ReadAnswerAsync()).Status.ShouldBe(100);
            (await SendAsync(stub)).Status.ShouldBe(429);
            caller.Reset();
        }

        await Eventually.ShouldAsync("the place is free", async () => (await SendAsync(stub)).Status == 200);
    }

    [Fact]
    public async Task A_caller_that_waits_for_each_answer_is_never_refused_whichever_connection_it_takes()
    {
        await using var stub = await StubStack.StartAsync(ClientSettings.Of(ClientSettings.Unlimited, new()
        {
            ["Edge:Clients:0:RateLimit:MaxConcurrent"] = "1",
        }));
        await using var one = await RawConnection.OpenAsync(stub.Stack.Address);
        await using var other = await RawConnection.OpenAsync(stub.Stack.Address);

        for (var i = 0; i < 250; i++)
        {
            (await one.ExchangeAsync(Good)).Status.ShouldBe(200);
            (await other.ExchangeAsync(Good)).Status.ShouldBe(200);
        }
    }

    private static Task<Answer> SendAsync(StubStack stub) => RawConnection.ExchangeAsync(stub.Stack, Good);
}
