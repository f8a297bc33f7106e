using Insight.Contract.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Insight.Contract.Tests.Diagnostics.Metrics;

/// <summary>What becomes of what a destination is sent has a series of its own, and so has its health.</summary>
public sealed class UpstreamMetricsTests
{
    private const string Destination = "cluster=\"backend\",destination=\"primary\"";

    private static readonly RawRequest Batch = RawRequest.Sync(Payload.Batch(Payload.Entry("a"), Payload.Entry("b")));
    private static readonly Dictionary<string, string?> Impatient = new()
    {
        ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:00:00.5",
        ["ReverseProxy:Clusters:backend:HealthCheck:Active:Interval"] = "00:00:00.1",
    };

    [Theory]
    [InlineData("500", "bad_status")]
    [InlineData("201 that says stored", "bad_status")]
    [InlineData("no JSON", "bad_receipt")]
    [InlineData("stored too few", "bad_receipt")]
    [InlineData("closes the connection", "connection")]
    [InlineData("resets mid-answer", "interrupted", "connection")] // a reset may take with it what came before
    [InlineData("never answers", "timeout")]
    [InlineData("drips its answer", "timeout")]
    public async Task A_failure_is_counted_by_its_kind(string failure, params string[] results)
    {
        await using var stub = await StubStack.StartAsync(results is ["timeout"] ? Impatient : null);
        stub.Backend.Answer = context => BackendFailures.AnswerAsync(failure, context);
        var before = await Scrape.OfAsync(stub.Stack);
        results.ShouldAllBe(result => before[Requests(result)] == 0);

        (await RawConnection.ExchangeAsync(stub.Stack, Batch)).Status.ShouldBe(500);
        var after = await Scrape.AfterAsync(stub.Stack, before);

        var moved = after.Since(before).Where(moved => moved.Series.StartsWith("insight_edge_upstream_requests", StringComparison.Ordinal)).ShouldHaveSingleItem();
        moved.By.ShouldBe(1);
        results.Select(Requests).ShouldContain(moved.Series);
        after[$"insight_edge_upstream_duration_seconds_count{{{Destination}}}"].ShouldBe(1);
    }

    [Fact]
    public async Task A_destination_is_healthy_once_its_probe_is_answered_and_until_it_is_not()
    {
        await using var stub = await StubStack.StartAsync(Impatient);
        await stub.Stack.UntilReadyAsync();
        (await Scrape.OfAsync(stub.Stack))[Healthy("active")].ShouldBe(1);

        stub.Backend.Readiness = StatusCodes.Status503ServiceUnavailable;
        await Eventually.ShouldAsync("its probes fail", async () => (await Scrape.OfAsync(stub.Stack))[Healthy("active")] == 0);

        (await Scrape.OfAsync(stub.Stack))[Healthy("passive")].ShouldBe(1, "no request failed");
    }

    [Fact]
    public async Task What_is_in_flight_is_told()
    {
        await using var stub = await StubStack.StartAsync();
        var arrived = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        stub.Backend.Answer = async context =>
        {
            arrived.SetResult();
            await go.Task;
            await StubBackend.AnswerAsync(context, 200, """{"stored":2}""");
        };
        var exchange = RawConnection.ExchangeAsync(stub.Stack, Batch);
        await arrived.Task;
        (await Scrape.OfAsync(stub.Stack))[$"insight_edge_upstream_in_flight{{{Destination}}}"].ShouldBe(1);

        go.SetResult();
        (await exchange).Status.ShouldBe(200);
        await Eventually.ShouldAsync("it is over", async () => (await Scrape.OfAsync(stub.Stack))[$"insight_edge_upstream_in_flight{{{Destination}}}"] == 0);
    }

    private static string Requests(string result) => $"insight_edge_upstream_requests_total{{{Destination},result=\"{result}\"}}";

    private static string Healthy(string check) => $"insight_edge_upstream_healthy{{check=\"{check}\",{Destination}}}";
}
