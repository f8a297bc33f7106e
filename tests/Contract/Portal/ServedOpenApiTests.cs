using System.Net;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Portal;

/// <summary>The description of the webhooks names the edge that serves it, and is otherwise the generated one.</summary>
public sealed class ServedOpenApiTests
{
    private static readonly string Generated = File.ReadAllText(RepositoryFolder.PathOf("schemas/generated/openapi.json"));

    [Fact]
    public async Task Its_first_server_is_the_edge_that_serves_it_and_the_rest_is_what_is_generated()
    {
        await using var stub = await StubStack.StartAsync();

        var served = JsonNode.Parse(await stub.Stack.Http.GetStringAsync(new Uri(stub.Stack.Address, "/docs/openapi.json")))!;

        ((string?)served["servers"]![0]!["url"]).ShouldBe(stub.Stack.Address.GetLeftPart(UriPartial.Authority));
        served["servers"]!.AsArray().RemoveAt(0);
        served.ShouldBeJson(JsonNode.Parse(Generated)!);
    }

    [Theory]
    [InlineData("edge.example", null, "http://edge.example")]
    [InlineData("Edge.Example:8443", null, "http://edge.example:8443")]
    [InlineData("edge.example:80", null, "http://edge.example")]
    [InlineData("[::1]:8080", null, "http://[::1]:8080")]
    [InlineData("edge.example", "https", "https://edge.example")]
    [InlineData("edge.example:443", "HTTPS", "https://edge.example")]
    [InlineData("edge.example", "http, https", "http://edge.example")]
    [InlineData("edge.example", "javascript", "http://edge.example")]
    public async Task It_is_named_as_the_visitor_asked_for_it_and_by_the_scheme_that_a_trusted_proxy_tells(string host, string? proto, string url)
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:TrustedProxies:0"] = "127.0.0.1" });

        (await FirstServerAsync(stub.Stack, host, proto)).ShouldBe(url);
    }

    [Fact]
    public async Task What_anybody_else_says_of_the_scheme_does_not_count()
    {
        await using var stub = await StubStack.StartAsync();

        (await FirstServerAsync(stub.Stack, "edge.example", "https")).ShouldBe("http://edge.example");
    }

    [Fact]
    public async Task Where_the_request_names_no_host_it_is_what_is_generated()
    {
        await using var stub = await StubStack.StartAsync();

        var answer = await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync("{}").With("Host", "") with { Method = "GET", Target = "/docs/openapi.json" });

        answer.Text.ShouldBe(Generated);
    }

    [Fact]
    public async Task Whoever_has_it_for_one_address_is_sent_it_for_another()
    {
        await using var stub = await StubStack.StartAsync();
        var first = await GetAsync(stub.Stack, "one.example");
        var again = await GetAsync(stub.Stack, "one.example", ("If-None-Match", first.Headers["ETag"]));
        var other = await GetAsync(stub.Stack, "two.example", ("If-None-Match", first.Headers["ETag"]));

        (again.Status, other.Status).ShouldBe(((int)HttpStatusCode.NotModified, (int)HttpStatusCode.OK));
        other.Text.ShouldContain("\"http://two.example\"");
    }

    private static async Task<string?> FirstServerAsync(InsightStack stack, string host, string? proto) =>
        (string?)(await GetAsync(stack, host, proto is null ? [] : [("X-Forwarded-Proto", proto)])).Body!["servers"]![0]!["url"];

    private static async Task<Answer> GetAsync(InsightStack stack, string host, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stack.Address, "/docs/openapi.json"));
        request.Headers.Host = host;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return await Caller.SendAsync(stack, request);
    }
}
