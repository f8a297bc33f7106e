using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Diagnostics.Metrics;

/// <summary>Which of a client's two limits refused a request is told apart.</summary>
public sealed class LimitMetricsTests
{
    private static readonly RawRequest Batch = RawRequest.Sync(Payload.Batch(Payload.Entry()));

    [Fact]
    public async Task One_beyond_the_rate()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?>
        {
            ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "0.01",
            ["Edge:Clients:0:RateLimit:Burst"] = "1",
        });
        (await RawConnection.ExchangeAsync(stub.Stack, Batch)).Status.ShouldBe(200);
        (await RawConnection.ExchangeAsync(stub.Stack, Batch)).Status.ShouldBe(429);

        await DecisionsShouldBeAsync(stub, allowed: 1, rate: 1, concurrency: 0);
    }

    [Fact]
    public async Task One_beyond_the_number_in_flight()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:Clients:0:RateLimit:MaxConcurrent"] = "1" });
        var arrived = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        stub.Backend.Answer = async context =>
        {
            arrived.SetResult();
            await go.Task;
            await StubBackend.AnswerAsync(context, 200, """{"stored":1}""");
        };
        var first = RawConnection.ExchangeAsync(stub.Stack, Batch);
        await arrived.Task;
        (await RawConnection.ExchangeAsync(stub.Stack, Batch)).Status.ShouldBe(429);
        go.SetResult();
        (await first).Status.ShouldBe(200);

        await DecisionsShouldBeAsync(stub, allowed: 1, rate: 0, concurrency: 1);
    }

    private static async Task DecisionsShouldBeAsync(StubStack stub, int allowed, int rate, int concurrency)
    {
        var scrape = await Scrape.OfAsync(stub.Stack);
        Of("allowed").ShouldBe(allowed);
        Of("rate").ShouldBe(rate);
        Of("concurrency").ShouldBe(concurrency);

        double? Of(string decision) => scrape[$"insight_edge_rate_limit_decisions_total{{client=\"nexus-demo\",decision=\"{decision}\",ehr=\"nexus\"}}"];
    }
}
