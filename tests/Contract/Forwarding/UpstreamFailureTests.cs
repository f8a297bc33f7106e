using System.Net;
using Insight.Contract.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Insight.Contract.Tests.Forwarding;

public sealed class UpstreamFailureTests
{
    private const string Failed = """{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""";

    private static readonly Dictionary<string, Func<HttpContext, Task>> Failures = new()
    {
        ["400"] = context => StubBackend.AnswerAsync(context, 400, """{"error":"canary"}"""),
        ["401"] = context => StubBackend.AnswerAsync(context, 401, """{"error":"canary"}"""),
        ["404"] = context => StubBackend.AnswerAsync(context, 404, """{"error":"canary"}"""),
        ["429"] = context => StubBackend.AnswerAsync(context, 429, """{"error":"canary"}"""),
        ["500"] = context => StubBackend.AnswerAsync(context, 500, """{"error":"canary"}"""),
        ["503"] = context => StubBackend.AnswerAsync(context, 503, "canary"),
        ["500 that says stored"] = context => StubBackend.AnswerAsync(context, 500, """{"stored":2}"""),
        ["201 that says stored"] = context => StubBackend.AnswerAsync(context, 201, """{"stored":2}"""),
        ["204"] = context => Task.FromResult(context.Response.StatusCode = 204),
        ["302"] = RedirectAsync,
        ["no JSON"] = context => StubBackend.AnswerAsync(context, 200, "<html>canary</html>"),
        ["nothing"] = context => StubBackend.AnswerAsync(context, 200, ""),
        ["no object"] = context => StubBackend.AnswerAsync(context, 200, "[2]"),
        ["no count"] = context => StubBackend.AnswerAsync(context, 200, """{"canary":2}"""),
        ["count in a string"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":"2"}"""),
        ["stored none"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":0}"""),
        ["stored too few"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":1}"""),
        ["stored too many"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":3}"""),
        ["half a number"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":2.5}"""),
        ["a number beyond all bounds"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":99999999999}"""),
        ["two answers"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":2}{"stored":2}"""),
        ["a huge body"] = context => StubBackend.AnswerAsync(context, 200, $$"""{"stored":2,"canary":"{{new string('x', 5_000_000)}}"}"""),
        ["closes the connection"] = AbortAsync,
        ["resets mid-answer"] = ResetMidAnswerAsync,
        ["never answers"] = NeverAsync,
        ["stalls mid-answer"] = StallAsync,
    };

    public static TheoryData<string> Names => [.. Failures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_the_backend_does_wrong_the_caller_gets_the_documented_500(string name)
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?>
        {
            ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:00:00.5",
        });
        stub.Backend.Answer = context =>
        {
            context.Response.Headers["X-Canary"] = "canary";
            context.Response.Headers["Set-Cookie"] = "canary=1";
            context.Response.Headers["Retry-After"] = "3600";
            return Failures[name](context);
        };

        var answer = await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Documented.FullSuccess));

        answer.Status.ShouldBe(500);
        answer.Text.ShouldBe(Failed);
        answer.Headers["Retry-After"].ShouldBe("1");
        answer.Headers.Keys.Order(StringComparer.Ordinal).ShouldBe(
            ["Content-Length", "Content-Type", "Date", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"]);
        stub.Backend.Requests.Count.ShouldBe(1);
    }

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect("/elsewhere");
        return Task.CompletedTask;
    }

    private static Task AbortAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task ResetMidAnswerAsync(HttpContext context)
    {
        await BeginAsync(context);
        context.Abort();
    }

    private static Task NeverAsync(HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private static async Task StallAsync(HttpContext context)
    {
        await BeginAsync(context);
        await NeverAsync(context);
    }

    private static async Task BeginAsync(HttpContext context)
    {
        context.Response.StatusCode = (int)HttpStatusCode.OK;
        context.Response.ContentLength = 1000;
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        await context.Response.WriteAsync("""{"stored":2""");
        await context.Response.Body.FlushAsync();
    }
}
