using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Configuration;
using Insight.Exposition;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Diagnostics.Tracing;

/// <summary>Traces and metrics go out by OTLP where the standard variables ask for it, and hold nothing of a payload.</summary>
public sealed class OtlpTests
{
    private const string CallersSpan = "00f067aa0ba902b7";

    private static readonly RawRequest Partial = RawRequest.Sync($$"""{"appointments":[{{Payload.Entry()}},{}]}""");

    [Fact]
    public async Task A_request_is_a_span_of_the_callers_trace_with_one_for_each_stage_and_the_backends_below_the_last()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var stack = await InsightStack.StartAsync(collector.Variables, backendSettings: collector.Variables);
        var trace = NewTrace();

        (await RawConnection.ExchangeAsync(stack, Partial.With("traceparent", $"00-{trace}-{CallersSpan}-01"))).Status.ShouldBe(200);
        var spans = await collector.TraceAsync(trace, 7);

        var request = spans.Single(span => span is { Service: "insight-edge", Kind: "server" });
        request.ParentId.ShouldBe(CallersSpan);
        request.Name.ShouldBe("POST /v2/webhooks/{ehr}/sync-appointments");
        request.IsError.ShouldBeFalse();
        request.Attributes.ShouldContainKeyAndValue("http.response.status_code", "200");
        request.Attributes.ShouldContainKeyAndValue("insight.outcome", "partial");
        request.Attributes.ShouldContainKeyAndValue("insight.client", "nexus-demo");
        request.Attributes.ShouldContainKeyAndValue("insight.entries.accepted", "1");
        request.Attributes.ShouldContainKeyAndValue("insight.entries.refused", "1");

        var stages = spans.Where(span => span.ParentId == request.SpanId).OrderBy(span => span.End).ToList(); // beginnings are reckoned back from another clock
        stages.Select(span => span.Name).ShouldBe(["authenticate", "read", "verify", "validate", "forward"]);
        stages.ShouldAllBe(span => span.Start <= span.End && request.Start <= span.Start + 1_000_000_000 && span.End <= request.End + 1_000_000_000); // roughly: one clock counts, the other tells the time
        var forward = stages[^1];
        forward.Kind.ShouldBe("client");
        forward.Attributes.ShouldContainKeyAndValue("insight.destination", "primary");

        var backend = spans.Single(span => span.Service == "insight-backend");
        backend.ParentId.ShouldBe(forward.SpanId);
        backend.Name.ShouldBe("store_appointments");
        await stack.Log.WaitForAsync(line => line.EventId == 9000 && line.Text.Contains("partial", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_failed_backend_is_an_error_of_the_request_and_of_its_last_stage()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var stub = await StubStack.StartAsync(collector.Variables);
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 503, "{}");
        var trace = NewTrace();

        (await RawConnection.ExchangeAsync(stub.Stack, Partial.With("traceparent", $"00-{trace}-{CallersSpan}-01"))).Status.ShouldBe(500);
        var spans = await collector.TraceAsync(trace, 6);

        spans.Where(span => span.IsError).Select(span => (span.Name, Type: span.Attributes["error.type"])).ShouldBe(
            [("forward", "bad_status"), ("POST /v2/webhooks/{ehr}/sync-appointments", "upstream_error")], ignoreOrder: true);
        stub.Backend.Request.Headers["traceparent"].ShouldBe($"00-{trace}-{spans.Single(span => span.Name == "forward").SpanId}-01");
    }

    [Fact]
    public async Task Nothing_that_a_caller_wrote_goes_out()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(ClientSettings.Unlimited, collector.Variables), backendSettings: collector.Variables);
        foreach (var (_, body) in Canary.BatchBodies)
            await RawConnection.ExchangeAsync(stack, RawRequest.Sync(body));
        await RawConnection.ExchangeAsync(stack, Partial with { Target = $"/{Canary.Text}?{Canary.Text}", Method = "PUT" });
        await RawConnection.ExchangeAsync(stack, Partial.To(Canary.Text).With("X-API-Key", Canary.Text).With("baggage", $"a={Canary.Text}").With("tracestate", $"a={Canary.Text}"));
        var trace = NewTrace();
        await RawConnection.ExchangeAsync(stack, Partial.With("traceparent", $"00-{trace}-{CallersSpan}-01"));
        await collector.TraceAsync(trace, 7);
        string[] stages = ["authenticate", "read", "verify", "validate", "forward"];
        await Eventually.ShouldAsync("metrics of both come, with each stage", () => collector.MetricsText is var metrics &&
            metrics.Contains("insight.backend.", StringComparison.Ordinal) && metrics.Contains("insight.edge.requests", StringComparison.Ordinal) && stages.All(stage => metrics.Contains(Attribute("stage", stage), StringComparison.Ordinal)));

        Canary.TraceIn(collector.Text).ShouldBeNull();
    }

    [Fact]
    public async Task A_collector_that_is_away_stops_nobody()
    {
        Dictionary<string, string?> variables;
        await using (var gone = await OtlpCollector.StartAsync())
            variables = new(gone.Variables) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{FreePort.Next()}" };
        await using var stack = await InsightStack.StartAsync(variables, backendSettings: variables);

        for (var i = 0; i < 20; i++)
            (await RawConnection.ExchangeAsync(stack, Partial)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_TRACES_EXPORTER", "none")]
    public async Task What_is_turned_off_is_not_sent(string variable, string value)
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var stub = await StubStack.StartAsync(ClientSettings.Of(collector.Variables, new() { [variable] = value }));
        var trace = NewTrace();

        (await RawConnection.ExchangeAsync(stub.Stack, Partial.With("traceparent", $"00-{trace}-{CallersSpan}-01"))).Status.ShouldBe(200);
        await stub.Stack.Edge.StopAsync();
        await stub.Stack.Edge.DisposeAsync(); // which would send what is left

        collector.Spans.Where(span => span.TraceId == trace).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("OTEL_TRACES_EXPORTER", "zipkin", "OTEL_TRACES_EXPORTER: must be otlp or none.")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317", "OTEL_EXPORTER_OTLP_ENDPOINT: must be an address, as http://localhost:4317.")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "secret", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: must be an address, as http://localhost:4317.")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL: must be grpc or http/protobuf.")]
    public async Task A_variable_that_says_nothing_useful_stops_the_start(string variable, string value, string error)
    {
        var settings = new Dictionary<string, string?> { [variable] = value };

        var thrown = await Should.ThrowAsync<ConfigurationException>(() => InsightStack.StartAsync(settings));
        thrown.Message.ShouldContain(error);
        OtlpSettings.Errors(Settings.Configuration(settings)).ShouldBe([error]);
    }

    // A KeyValue of a text, as the wire has it.
    private static string Attribute(string key, string value) => $"{key}\u0012{(char)(value.Length + 2)}\n{(char)value.Length}{value}";

    // Several tests may export at once, and an edge exports all that its process makes.
    private static string NewTrace() => Guid.NewGuid().ToString("n");
}
