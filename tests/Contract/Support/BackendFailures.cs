using System.Net;
using Insight.Contract.Tests.Support.Payloads;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Insight.Contract.Tests.Support;

/// <summary>Everything that a backend may do wrong with a batch of two or an event, quoting what it was sent wherever it can.</summary>
internal static class BackendFailures
{
    private const string Quote = Canary.Text;

    private static readonly TimeSpan BetweenDrips = TimeSpan.FromMilliseconds(50);

    /// <summary>What it does, by its name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<HttpContext, Task>> All = new Dictionary<string, Func<HttpContext, Task>>
    {
        ["400"] = context => StubBackend.AnswerAsync(context, 400, $$"""{"error":"{{Quote}}"}"""),
        ["401"] = context => StubBackend.AnswerAsync(context, 401, $$"""{"error":"{{Quote}}"}"""),
        ["404"] = context => StubBackend.AnswerAsync(context, 404, $$"""{"error":"{{Quote}}"}"""),
        ["429"] = context => StubBackend.AnswerAsync(context, 429, $$"""{"error":"{{Quote}}"}"""),
        ["500"] = context => StubBackend.AnswerAsync(context, 500, $$"""{"error":"{{Quote}}"}"""),
        ["503"] = context => StubBackend.AnswerAsync(context, 503, Quote),
        ["500 that says stored"] = context => StubBackend.AnswerAsync(context, 500, """{"stored":2}"""),
        ["201 that says stored"] = context => StubBackend.AnswerAsync(context, 201, """{"stored":2}"""),
        ["204"] = context => Task.FromResult(context.Response.StatusCode = 204),
        ["302"] = RedirectAsync,
        ["no JSON"] = context => StubBackend.AnswerAsync(context, 200, $"<html>{Quote}</html>"),
        ["what it was sent"] = EchoAsync,
        ["nothing"] = context => StubBackend.AnswerAsync(context, 200, ""),
        ["no object"] = context => StubBackend.AnswerAsync(context, 200, "[2]"),
        ["no count"] = context => StubBackend.AnswerAsync(context, 200, $$"""{"{{Quote}}":2}"""),
        ["count in a string"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":"2"}"""),
        ["stored none"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":0}"""),
        ["stored too few"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":1}"""),
        ["stored too many"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":3}"""),
        ["half a number"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":2.5}"""),
        ["a number beyond all bounds"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":99999999999}"""),
        ["two answers"] = context => StubBackend.AnswerAsync(context, 200, """{"stored":2}{"stored":2}"""),
        ["a huge body"] = context => StubBackend.AnswerAsync(context, 200, $$"""{"stored":2,"{{Quote}}":"{{new string('x', 5_000_000)}}"}"""),
        ["closes the connection"] = AbortAsync,
        ["resets mid-answer"] = ResetMidAnswerAsync,
        ["never answers"] = NeverAsync,
        ["stalls mid-answer"] = StallAsync,
        ["drips its headers"] = DripHeadersAsync,
        ["drips its answer"] = DripAnswerAsync,
    };

    /// <summary>Those that no probe tells of: it answers probes, and nothing whole to a request.</summary>
    public static readonly string[] OfTransport = ["closes the connection", "resets mid-answer", "never answers", "stalls mid-answer", "drips its headers", "drips its answer"];

    /// <summary>Does it, with headers that quote too.</summary>
    public static Task AnswerAsync(string name, HttpContext context)
    {
        context.Response.Headers["X-Canary"] = Quote;
        context.Response.Headers["Set-Cookie"] = $"{Quote}={Quote}";
        context.Response.Headers["Retry-After"] = "3600";
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = Quote;
        return All[name](context);
    }

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect($"/{Quote}");
        return Task.CompletedTask;
    }

    private static Task EchoAsync(HttpContext context) =>
        context.Response.Body.WriteAsync(((MemoryStream)context.Request.Body).ToArray()).AsTask();

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

    // Past the server, which sends headers only once they are whole.
    private static async Task DripHeadersAsync(HttpContext context)
    {
        var wire = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
        await wire.WriteAsync("HTTP/1.1 200 OK\r\nX-Canary: "u8.ToArray());
        await DripAsync(() => wire.WriteAsync("x"u8.ToArray()).AsTask(), context.RequestAborted);
        context.Abort();
    }

    private static async Task DripAnswerAsync(HttpContext context)
    {
        await BeginAsync(context);
        await DripAsync(
            async () =>
            {
                await context.Response.WriteAsync(" ");
                await context.Response.Body.FlushAsync();
            },
            context.RequestAborted);
    }

    // A byte at a time, until the other side has had enough.
    private static async Task DripAsync(Func<Task> drip, CancellationToken hungUp)
    {
        using var timer = new PeriodicTimer(BetweenDrips);
        try
        {
            while (await timer.WaitForNextTickAsync(hungUp))
                await drip();
        }
        catch (OperationCanceledException)
        {
            // It had.
        }
    }

    private static async Task BeginAsync(HttpContext context)
    {
        context.Response.StatusCode = (int)HttpStatusCode.OK;
        context.Response.ContentLength = 100_000;
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        await context.Response.WriteAsync("""{"stored":2""");
        await context.Response.Body.FlushAsync();
    }
}
