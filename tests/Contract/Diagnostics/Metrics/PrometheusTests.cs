using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Diagnostics.Metrics;

/// <summary>The text before those who read it.</summary>
public sealed class PrometheusTests
{
    private static readonly RawRequest Good = RawRequest.Sync(Payload.Batch(Payload.Entry()));

    [PrometheusFact]
    public async Task Promtool_has_no_complaint()
    {
        await using var stub = await StubStack.StartAsync();
        await RawConnection.ExchangeAsync(stub.Stack, Good);

        (await PrometheusServer.CheckAsync((await Scrape.OfAsync(stub.Stack)).Text)).ShouldBe("");
    }

    [PrometheusFact]
    public async Task A_real_Prometheus_scrapes_it_and_answers_queries_over_it()
    {
        await using var stub = await StubStack.StartAsync();
        for (var i = 0; i < 3; i++)
            (await RawConnection.ExchangeAsync(stub.Stack, Good)).Status.ShouldBe(200);
        (await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync("{"))).Status.ShouldBe(400);

        await using var prometheus = new PrometheusServer(stub.Stack.ManagementAddress);
        await prometheus.ShouldSayAsync("up", 1);
        await prometheus.ShouldSayAsync("""sum(insight_edge_requests_total)""", 4);
        await prometheus.ShouldSayAsync("""sum(insight_edge_requests_total{ehr="nexus",outcome="accepted"}) / sum(insight_edge_requests_total)""", 0.75);
        await prometheus.ShouldSayAsync("""sum(insight_edge_request_duration_seconds_bucket{le="+Inf"})""", 4);
        await prometheus.ShouldSayAsync("""count(histogram_quantile(0.99, sum by (le) (insight_edge_stage_duration_seconds_bucket)) > 0)""", 1);
        await prometheus.ShouldSayAsync("""count(insight_edge_build_info)""", 1);
    }
}
