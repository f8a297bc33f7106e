using System.Net;
using System.Net.Http.Headers;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Management.Status;

/// <summary>The page as it is served, and what it says of requests.</summary>
public sealed class StatusEndpointTests
{
    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/status/sections", "text/html; charset=utf-8")]
    [InlineData("/status/page.css", "text/css; charset=utf-8")]
    [InlineData("/status/page.js", "text/javascript; charset=utf-8")]
    public async Task Everything_of_it_is_on_the_management_port_alone_with_headers_that_let_nothing_else_in(string path, string type)
    {
        await using var stub = await StubStack.StartAsync();

        using var answer = await stub.Stack.Http.GetAsync(new Uri(stub.Stack.ManagementAddress, path));
        using var head = await stub.Stack.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(stub.Stack.ManagementAddress, path)));
        using var posted = await stub.Stack.Http.PostAsync(new Uri(stub.Stack.ManagementAddress, path), content: null);
        using var caller = await stub.Stack.Http.GetAsync(new Uri(stub.Stack.Address, path));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe(type);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(
            ["default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        (head.StatusCode, head.Content.Headers.ContentType!.ToString()).ShouldBe((HttpStatusCode.OK, type));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        posted.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        caller.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await caller.Content.ReadAsStringAsync()).ShouldBe("""{"message":"Not found.","success":false,"code":404}""");
    }

    [Fact]
    public async Task The_page_is_never_kept_and_its_files_are_sent_once()
    {
        await using var stub = await StubStack.StartAsync();
        using var page = await stub.Stack.Http.GetAsync(stub.Stack.ManagementAddress);
        using var script = await stub.Stack.Http.GetAsync(new Uri(stub.Stack.ManagementAddress, "/status/page.js"));

        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        script.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await AskAsync(script.Headers.ETag!)).ShouldBe(HttpStatusCode.NotModified);
        (await AskAsync(new EntityTagHeaderValue("\"another\""))).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> AskAsync(EntityTagHeaderValue tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stub.Stack.ManagementAddress, "/status/page.js"));
            request.Headers.IfNoneMatch.Add(tag);
            using var answer = await stub.Stack.Http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task It_tells_requests_by_outcome_EHR_and_field_as_they_are_answered()
    {
        await using var stub = await StubStack.StartAsync();
        (await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Payload.Batch(Payload.Entry())))).Status.ShouldBe(200);
        (await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync("""{"appointments":[{"patient":{}}]}"""))).Status.ShouldBe(400);
        (await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync("{}").With("X-API-Key", "nobody's"))).Status.ShouldBe(401);

        var html = "";
        await Eventually.ShouldAsync("all three are counted", async () => (html = await PageAsync(stub.Stack)).Contains("1 of 3</dd>", StringComparison.Ordinal));

        html.ShouldContain("<th scope=\"row\">accepted");
        html.ShouldContain("<th scope=\"row\">rejected");
        html.ShouldContain("<th scope=\"row\">unauthenticated");
        html.ShouldContain("<th role=\"rowheader\" scope=\"row\">nexus</th><td role=\"cell\" class=\"number\">2</td><td role=\"cell\" class=\"number\">1</td>");
        html.ShouldContain("<em>unknown callers</em></th><td role=\"cell\" class=\"number\">1</td><td role=\"cell\" class=\"number\">1</td>");
        html.ShouldContain("<span class=\"field\">appointment</span>");
        html.ShouldContain("All is well");
        html.ShouldContain("backend / primary");
    }

    [Fact]
    public async Task A_backend_that_fails_is_the_first_thing_on_it()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 503, "{}");
        (await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Payload.Batch(Payload.Entry())))).Status.ShouldBe(500);

        await Eventually.ShouldAsync("it is told", async () =>
            (await PageAsync(stub.Stack)).Contains("1 of 1 request(s) failed in the last 5 minutes", StringComparison.Ordinal));
        (await PageAsync(stub.Stack)).ShouldContain("Requests fail, or will");
    }

    [Fact]
    public async Task Nothing_of_a_payload_or_of_a_key_is_on_it()
    {
        await using var stub = await StubStack.StartAsync(ClientSettings.Unlimited);
        foreach (var body in Canary.BatchBodies.Values)
            await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(body));
        foreach (var body in Canary.RefusedEvents.Values)
            await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Event(body));
        await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync("{}").To(Canary.Text).With("X-API-Key", Canary.Text));

        var html = await PageAsync(stub.Stack);

        Canary.TraceIn(html).ShouldBeNull();
        html.ShouldNotContain("demo-nexus-key");
        html.ShouldNotContain("demo-nexus-signing-key");
    }

    private static Task<string> PageAsync(InsightStack stack) => stack.Http.GetStringAsync(stack.ManagementAddress);
}
