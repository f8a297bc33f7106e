using System.Net;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Diagnostics.Metrics;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task Metrics_are_on_the_management_port_alone_in_the_format_that_is_asked_for()
    {
        await using var stub = await StubStack.StartAsync();
        var metrics = new Uri(stub.Stack.ManagementAddress, "metrics");

        using var plain = await stub.Stack.Http.GetAsync(metrics);
        plain.StatusCode.ShouldBe(HttpStatusCode.OK);
        plain.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        plain.Headers.CacheControl!.NoStore.ShouldBeTrue();
        plain.Headers.Vary.ShouldBe(["Accept"]);
        (await plain.Content.ReadAsStringAsync()).ShouldContain("# TYPE insight_edge_requests_total counter\n");

        using var asked = new HttpRequestMessage(HttpMethod.Get, metrics);
        asked.Headers.TryAddWithoutValidation("Accept", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");
        using var open = await stub.Stack.Http.SendAsync(asked);
        open.Content.Headers.ContentType!.ToString().ShouldBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
        var text = await open.Content.ReadAsStringAsync();
        text.ShouldContain("# TYPE insight_edge_requests counter\n");
        text.ShouldEndWith("\n# EOF\n");

        using var head = await stub.Stack.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, metrics));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        using var posted = await stub.Stack.Http.PostAsync(metrics, content: null);
        posted.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        using var caller = await stub.Stack.Http.GetAsync(new Uri(stub.Stack.Address, "metrics"));
        caller.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Scrapes_at_once_are_each_answered_whole_and_in_their_own_format()
    {
        await using var stub = await StubStack.StartAsync();

        var texts = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(stub.Stack.ManagementAddress, "metrics"));
            if (i % 2 == 0)
                asked.Headers.TryAddWithoutValidation("Accept", "application/openmetrics-text");
            using var answer = await stub.Stack.Http.SendAsync(asked);
            return (IsOpen: i % 2 == 0, Text: await answer.Content.ReadAsStringAsync());
        }));

        texts.ShouldAllBe(text => text.Text.EndsWith("# EOF\n", StringComparison.Ordinal) == text.IsOpen);
        texts.ShouldAllBe(text => text.Text.Contains("insight_edge_build_info{", StringComparison.Ordinal));
    }
}
