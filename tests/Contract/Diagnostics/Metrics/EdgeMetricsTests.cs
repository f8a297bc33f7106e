using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Diagnostics.Metrics;

/// <summary>Which series each request moves, and by how much; and that nothing that a caller sends makes a new one.</summary>
public sealed class EdgeMetricsTests
{
    private static readonly RawRequest Good = RawRequest.Sync(Payload.Batch(Payload.Entry()));

    [Fact]
    public async Task Every_outcome_moves_its_own_series_by_one_and_all_of_them_were_there_at_0_before()
    {
        await using var stub = await StubStack.StartAsync();
        var cases = new Dictionary<string, (RawRequest Request, string Labels)>
        {
            ["accepted"] = (Good, Sync("nexus", "200")),
            ["partial"] = (RawRequest.Sync("""{"appointments":[%,{}]}""".Replace("%", Payload.Entry(), StringComparison.Ordinal)), Sync("nexus", "200")),
            ["rejected"] = (RawRequest.Sync("""{"appointments":[{}]}"""), Sync("nexus", "400")),
            ["malformed"] = (RawRequest.Sync("{"), Sync("nexus", "400")),
            ["unauthenticated"] = (Good.With("X-API-Key", "nobody's"), Sync("other", "401")),
            ["bad_signature"] = (Good.With("X-Webhook-Signature", "sha256=00"), Sync("nexus", "401")),
            ["forbidden"] = (Good.To("medicat"), Sync("nexus", "403")),
            ["unsupported_media_type"] = (Good.With("Content-Type", "text/plain"), Sync("nexus", "415")),
            ["too_large"] = (RawRequest.Sync(new string(' ', (10 * 1024 * 1024) + 1)), Sync("nexus", "413")),
            ["method_not_allowed"] = (Good with { Method = "PUT" }, Sync("other", "405")),
            ["not_found"] = (Good with { Target = "/nowhere" }, Labels("none", "other", "404")),
        };
        var start = await Scrape.OfAsync(stub.Stack);

        foreach (var (outcome, (request, labels)) in cases)
        {
            var series = $"insight_edge_requests_total{{{labels.Replace("OUTCOME", outcome, StringComparison.Ordinal)}}}";
            var before = await Scrape.OfAsync(stub.Stack);
            await RawConnection.ExchangeAsync(stub.Stack, request);
            var after = await Scrape.AfterAsync(stub.Stack, before);

            start[series].ShouldBe(0, outcome);
            after.Since(before).Where(moved => moved.Series.StartsWith("insight_edge_requests_total", StringComparison.Ordinal))
                .ShouldBe([(series, 1.0)], outcome);
        }
    }

    [Fact]
    public async Task A_failed_backend_is_an_upstream_error_and_stores_nothing()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 503, "{}");
        var before = await Scrape.OfAsync(stub.Stack);

        await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync($$"""{"appointments":[{{Payload.Entry()}},{}]}"""));
        var moved = (await Scrape.AfterAsync(stub.Stack, before)).Since(before).ToList();

        moved.ShouldContain(("insight_edge_requests_total{client=\"nexus-demo\",ehr=\"nexus\",outcome=\"upstream_error\",route=\"sync-appointments\",status=\"500\"}", 1.0));
        moved.ShouldNotContain(sample => sample.Series.StartsWith("insight_edge_entries_total", StringComparison.Ordinal));
        moved.ShouldNotContain(sample => sample.Series.StartsWith("insight_edge_validation_issues_total", StringComparison.Ordinal), "nobody was told any");
    }

    [Fact]
    public async Task A_partial_batch_counts_its_entries_issues_bytes_and_stages()
    {
        await using var stub = await StubStack.StartAsync();
        var body = $$$"""{"appointments":[{{{Payload.Entry()}}},{"appointment":{"id":7}},{{{Payload.Entry("b")}}},7]}""";
        var before = await Scrape.OfAsync(stub.Stack);

        await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(body));
        var after = await Scrape.AfterAsync(stub.Stack, before);
        var moved = after.Since(before).ToDictionary(sample => sample.Series, sample => sample.By);

        moved["insight_edge_entries_total{client=\"nexus-demo\",contract=\"sync-appointments\",ehr=\"nexus\",result=\"accepted\"}"].ShouldBe(2);
        moved["insight_edge_entries_total{client=\"nexus-demo\",contract=\"sync-appointments\",ehr=\"nexus\",result=\"refused\"}"].ShouldBe(2);
        moved["insight_edge_validation_issues_total{contract=\"sync-appointments\",field=\"appointment.id\",rule=\"not_a_string\"}"].ShouldBe(1);
        moved["insight_edge_validation_issues_total{contract=\"sync-appointments\",field=\"entry\",rule=\"not_an_object\"}"].ShouldBe(1);
        moved["insight_edge_validation_issues_total{contract=\"sync-appointments\",field=\"patient\",rule=\"absent\"}"].ShouldBe(1);
        moved["insight_edge_batch_entries_sum{contract=\"sync-appointments\"}"].ShouldBe(4);
        moved["insight_edge_request_body_size_bytes_sum"].ShouldBe(Encoding.UTF8.GetByteCount(body));
        moved["insight_edge_rate_limit_decisions_total{client=\"nexus-demo\",decision=\"allowed\",ehr=\"nexus\"}"].ShouldBe(1);
        moved["insight_edge_upstream_requests_total{cluster=\"backend\",destination=\"primary\",result=\"stored\"}"].ShouldBe(1);
        after["insight_edge_upstream_duration_seconds_count{cluster=\"backend\",destination=\"primary\"}"].ShouldBe(1);
        foreach (var stage in new[] { "authenticate", "read", "verify", "validate", "forward" })
            after[$"insight_edge_stage_duration_seconds_count{{stage=\"{stage}\"}}"].ShouldBe(1, stage);
        after["insight_edge_request_duration_seconds_count{ehr=\"nexus\",route=\"sync-appointments\"}"].ShouldBe(1);
    }

    [Fact]
    public async Task Whatever_callers_send_the_number_of_series_does_not_grow()
    {
        await using var stub = await StubStack.StartAsync(ClientSettings.Unlimited);
        await using var caller = await RawConnection.OpenAsync(stub.Stack.Address);
        await SendAsync(0);
        var before = (await Scrape.OfAsync(stub.Stack)).Series.Where(series => series.StartsWith("insight_", StringComparison.Ordinal)).ToHashSet();

        for (var i = 1; i <= 10_000; i++)
            await SendAsync(i);

        var after = (await Scrape.OfAsync(stub.Stack)).Series.Where(series => series.StartsWith("insight_", StringComparison.Ordinal));
        after.Except(before).ShouldBeEmpty();

        // One of each kind, with something of its own in every place that a caller fills.
        async Task SendAsync(int i)
        {
            var request = (i % 6) switch
            {
                0 => Good.To($"ehr-{i}"),
                1 => Good.With("X-API-Key", $"key-{i}"),
                2 => Good with { Target = $"/path-{i}" },
                3 => Good with { Method = $"METHOD{i}" },
                4 => Good.With("X-Webhook-Signature", $"sha256={i:x64}"),
                _ => RawRequest.Sync($$"""{"appointments":[{"field-{{i}}":{{i}}}]}"""),
            };
            await caller.ExchangeAsync(request);
            if (i == 0)
            {
                for (var kind = 1; kind < 6; kind++)
                    await SendAsync(kind);
            }
        }
    }

    private static string Sync(string ehr, string status) => Labels("sync-appointments", ehr, status);

    private static string Labels(string route, string ehr, string status) => $"client=\"{(ehr == "other" ? ehr : $"{ehr}-demo")}\",ehr=\"{ehr}\",outcome=\"OUTCOME\",route=\"{route}\",status=\"{status}\"";
}
