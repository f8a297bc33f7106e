using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Diagnostics.Metrics;

/// <summary>A rotation of keys can be watched from its first step to its last.</summary>
public sealed class KeyMetricsTests
{
    private const string Client = "client=\"nexus-demo\",ehr=\"nexus\"";
    private const string NewApiKey = "another API key";
    private const string NewSigningKey = "another signing key";

    private static readonly string Body = Payload.Batch(Payload.Entry());

    [Fact]
    public async Task A_signature_is_counted_by_the_generation_of_the_key_that_made_it_and_so_is_an_API_key()
    {
        await using var stub = await StubStack.StartAsync(ClientSettings.Of(
            ClientSettings.ApiKey(1, NewApiKey),
            ClientSettings.SigningKey(1, NewSigningKey),
            new() { ["Edge:Clients:0:SigningKeys:1:Generation"] = "2026-11" }));

        (await MovedAsync(stub, RawRequest.Sync(Body))).ShouldBe([ApiKey("1"), Check("1", "valid")], ignoreOrder: true);
        (await MovedAsync(stub, RawRequest.Sync(Body, signingKey: NewSigningKey))).ShouldBe([ApiKey("1"), Check("2026-11", "valid")], ignoreOrder: true);
        (await MovedAsync(stub, RawRequest.Sync(Body, apiKey: NewApiKey))).ShouldBe([ApiKey("2"), Check("1", "valid")], ignoreOrder: true);
        (await MovedAsync(stub, RawRequest.Sync(Body, signingKey: "nobody's"))).ShouldBe([ApiKey("1"), Check("none", "invalid")], ignoreOrder: true);
        (await MovedAsync(stub, RawRequest.Sync(Body).Without("X-Webhook-Signature"))).ShouldBe([ApiKey("1"), Check("none", "missing")], ignoreOrder: true);
        (await MovedAsync(stub, RawRequest.Sync(Body, apiKey: "nobody's"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_key_says_whether_it_may_be_used_and_until_when()
    {
        await using var stub = await StubStack.StartAsync(ClientSettings.Of(
            ClientSettings.SigningKey(1, NewSigningKey, expiresAt: "2099-12-31T23:59:59Z"),
            ClientSettings.SigningKey(2, "a third", expiresAt: "2020-01-01T00:00:00Z"),
            ClientSettings.ApiKey(1, NewApiKey, notBefore: "2099-01-01T00:00:00Z")));
        var scrape = await Scrape.OfAsync(stub.Stack);

        scrape[Key("active", "signing", "1")].ShouldBe(1);
        scrape[Key("expiry_timestamp_seconds", "signing", "1")].ShouldBeNull("it does not expire");
        scrape[Key("active", "signing", "2")].ShouldBe(1);
        scrape[Key("expiry_timestamp_seconds", "signing", "2")].ShouldBe(DateTimeOffset.Parse("2099-12-31T23:59:59Z").ToUnixTimeSeconds());
        scrape[Key("active", "signing", "3")].ShouldBe(0, "it is over");
        scrape[Key("expiry_timestamp_seconds", "signing", "3")].ShouldBe(DateTimeOffset.Parse("2020-01-01T00:00:00Z").ToUnixTimeSeconds());
        scrape[Key("active", "api", "1")].ShouldBe(1);
        scrape[Key("active", "api", "2")].ShouldBe(0, "it is not valid yet");
    }

    private static string Key(string what, string kind, string generation) =>
        $"insight_edge_key_{what}{{{Client},generation=\"{generation}\",kind=\"{kind}\"}}";

    private static string ApiKey(string generation) => $"insight_edge_api_key_uses_total{{{Client},generation=\"{generation}\"}}";

    private static string Check(string generation, string result) => $"insight_edge_signature_checks_total{{{Client},generation=\"{generation}\",result=\"{result}\"}}";

    private static async Task<string[]> MovedAsync(StubStack stub, RawRequest request)
    {
        var before = await Scrape.OfAsync(stub.Stack);
        await RawConnection.ExchangeAsync(stub.Stack, request);
        var after = await Scrape.AfterAsync(stub.Stack, before);
        return
        [
            .. after.Since(before)
                .Where(moved => moved.Series.StartsWith("insight_edge_signature_", StringComparison.Ordinal) || moved.Series.StartsWith("insight_edge_api_key_", StringComparison.Ordinal))
                .Select(moved => moved.By == 1 ? moved.Series : $"{moved.Series} by {moved.By}"),
        ];
    }
}
