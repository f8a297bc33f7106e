using System.Net;
using System.Net.Http.Headers;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Portal;

/// <summary>The pages as they are served: where, to whom, with which headers, and what else is told of it.</summary>
public sealed class PortalTests
{
    private const string NotFound = """{"message":"Not found.","success":false,"code":404}""";

    private static readonly Dictionary<string, string?> On = new() { ["Edge:Portal:Enabled"] = "true" };

    public static TheoryData<string, string> Files => new()
    {
        { "/docs", "text/html; charset=utf-8" },
        { "/docs/", "text/html; charset=utf-8" },
        { "/docs/checker", "text/html; charset=utf-8" },
        { "/docs/signature", "text/html; charset=utf-8" },
        { "/docs/examples", "text/html; charset=utf-8" },
        { "/docs/assets/portal.css", "text/css; charset=utf-8" },
        { "/docs/assets/checker.js", "text/javascript; charset=utf-8" },
        { "/docs/assets/icon.svg", "image/svg+xml" },
        { "/docs/schemas/sync-appointments.schema.json", "application/schema+json" },
        { "/docs/samples/appointment-event.json", "application/json" },
        { "/docs/openapi.json", "application/json" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Everything_of_it_comes_with_headers_that_let_nothing_else_in(string path, string type)
    {
        await using var stub = await StubStack.StartAsync();

        using var answer = await stub.Stack.Http.GetAsync(new Uri(stub.Stack.Address, path));
        using var head = await SendAsync(stub.Stack, HttpMethod.Head, path);
        using var deleted = await SendAsync(stub.Stack, HttpMethod.Delete, path);
        using var managed = await stub.Stack.Http.GetAsync(new Uri(stub.Stack.ManagementAddress, path));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
        foreach (var each in new[] { answer, head, deleted })
        {
            each.Headers.GetValues("Content-Security-Policy").ShouldBe(
                ["default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"]);
            each.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            each.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            each.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
            each.Headers.Contains("X-Request-Id").ShouldBeTrue();
            each.Headers.Contains("Set-Cookie").ShouldBeFalse();
            each.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }

        (head.StatusCode, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, answer.Content.Headers.ContentLength));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        (deleted.StatusCode, string.Join(", ", deleted.Content.Headers.Allow)).ShouldBe((HttpStatusCode.MethodNotAllowed, "GET, HEAD"));
        managed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/docs/schemas/sync-appointments.schema.json", "sync-appointments.schema.json")]
    [InlineData("/docs/schemas/appointment-event.schema.json", "appointment-event.schema.json")]
    public async Task What_is_for_programs_is_what_is_generated(string path, string file)
    {
        await using var stub = await StubStack.StartAsync();

        (await stub.Stack.Http.GetByteArrayAsync(new Uri(stub.Stack.Address, path))).ShouldBe(await File.ReadAllBytesAsync(RepositoryFolder.PathOf($"schemas/generated/{file}")));
    }

    [Fact]
    public async Task Whoever_has_it_is_not_sent_it_again()
    {
        await using var stub = await StubStack.StartAsync();
        foreach (var path in new[] { "/docs", "/docs/assets/checker.js" })
        {
            using var first = await stub.Stack.Http.GetAsync(new Uri(stub.Stack.Address, path));
            first.Headers.CacheControl!.NoCache.ShouldBeTrue();
            (await AskAsync(path, first.Headers.ETag!)).ShouldBe(HttpStatusCode.NotModified);
            (await AskAsync(path, new EntityTagHeaderValue("\"another\""))).ShouldBe(HttpStatusCode.OK);
        }

        async Task<HttpStatusCode> AskAsync(string path, EntityTagHeaderValue tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stub.Stack.Address, path));
            request.Headers.IfNoneMatch.Add(tag);
            using var answer = await stub.Stack.Http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("/docs/nothing")]
    [InlineData("/docs/assets/")]
    [InlineData("/docs/assets/../checker.js")]
    [InlineData("/docsx")]
    [InlineData("/DOCS")]
    [InlineData("/docs/checker/")]
    public async Task What_is_not_there_is_answered_like_any_path_that_there_is_not(string path)
    {
        await using var stub = await StubStack.StartAsync();

        var answer = await RawConnection.ExchangeAsync(stub.Stack, new RawRequest { Method = "GET", Target = path, Headers = [("Host", "localhost")] });

        (answer.Status, answer.Text).ShouldBe((404, NotFound));
        await stub.Stack.Log.WaitForAsync(line => line.EventId == 9000);
    }

    [Fact]
    public async Task In_production_it_is_not_there()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(ClientSettings.OwnClient, Plain), environment: "Production");
        foreach (var path in Files.Select(row => (string)row[0]).Append("/docs/check"))
        {
            using var answer = await stack.Http.GetAsync(new Uri(stack.Address, path));
            using var posted = await stack.Http.PostAsync(new Uri(stack.Address, path), new StringContent("{}"));

            (answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.NotFound, NotFound));
            posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.Headers.Contains("Content-Security-Policy").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task In_production_it_is_there_where_the_configuration_says_so()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(ClientSettings.OwnClient, Plain, On), environment: "Production");

        using var answer = await stack.Http.GetAsync(new Uri(stack.Address, "/docs/examples"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("demo-nexus");
    }

    [Fact]
    public async Task In_development_the_configuration_can_take_it_away()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:Portal:Enabled"] = "false" });

        using var answer = await stub.Stack.Http.GetAsync(new Uri(stub.Stack.Address, "/docs"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Over_plain_HTTP_it_is_refused_where_webhooks_are()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(ClientSettings.OwnClient, On), environment: "Production");

        using var answer = await stack.Http.GetAsync(new Uri(stack.Address, "/docs"));

        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.Forbidden, """{"message":"HTTPS is required.","success":false,"code":403}"""));
    }

    [Fact]
    public async Task No_line_of_the_log_and_no_count_of_requests_is_about_it()
    {
        await using var stub = await StubStack.StartAsync();
        var before = await CountsAsync(stub.Stack);

        foreach (var row in Files)
            (await stub.Stack.Http.GetAsync(new Uri(stub.Stack.Address, (string)row[0]))).Dispose();
        (await PortalCheck.SendAsync(stub.Stack, "{}")).Status.ShouldBe(200);
        await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Documented.FullRequest));
        await stub.Stack.Log.WaitForAsync(line => line.EventId == 9000);

        stub.Stack.Log.Lines.Count(line => line.EventId == 9000).ShouldBe(1);
        var after = await CountsAsync(stub.Stack);
        (after.Series, after.Requests - before.Requests).ShouldBe((before.Series, 1));
    }

    private static Dictionary<string, string?> Plain => new() { ["Edge:PlainHttp"] = "Allowed" };

    private static async Task<(int Series, int Requests)> CountsAsync(InsightStack stack)
    {
        var lines = (await stack.Http.GetStringAsync(new Uri(stack.ManagementAddress, "metrics"))).Split('\n')
            .Where(line => line.StartsWith("insight_edge_requests_total{", StringComparison.Ordinal)).ToArray();
        return (lines.Length, lines.Sum(line => int.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Task<HttpResponseMessage> SendAsync(InsightStack stack, HttpMethod method, string path) =>
        stack.Http.SendAsync(new HttpRequestMessage(method, new Uri(stack.Address, path)));
}
