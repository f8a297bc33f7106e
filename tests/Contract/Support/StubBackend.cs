using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Support;

/// <summary>A backend that does what a test says, and keeps what it was sent. Until told otherwise it is healthy and stores everything.</summary>
internal sealed class StubBackend : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<UpstreamRequest> _requests = new();
    private int _probes;

    private StubBackend(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public IReadOnlyCollection<UpstreamRequest> Requests => _requests;

    /// <summary>The only request that came.</summary>
    public UpstreamRequest Request => _requests.ShouldHaveSingleItem();

    /// <summary>Answers a batch.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = AnswerStoredAsync;

    /// <summary>What the readiness probe answers.</summary>
    public int Readiness { get; set; } = StatusCodes.Status200OK;

    /// <summary>How often its readiness was asked for.</summary>
    public int Probes => Volatile.Read(ref _probes);

    /// <summary>The header <c>Authorization</c> of the last probe.</summary>
    public string? ProbeAuthorization { get; private set; }

    /// <summary>Starts one.</summary>
    /// <param name="configure">Makes its address another than plain HTTP.</param>
    public static async Task<StubBackend> StartAsync(Action<ListenOptions>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => configure?.Invoke(listener)));
        builder.Logging.ClearProviders();
        var stub = new StubBackend(builder.Build());
        stub._app.Run(stub.HandleAsync);
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>Answers that all of a batch, or an event, is stored.</summary>
    public static async Task AnswerStoredAsync(HttpContext context)
    {
        if (context.Request.Path == "/events")
        {
            await StubEvents.AnswerStoredAsync(context);
            return;
        }

        using var body = JsonDocument.Parse(((MemoryStream)context.Request.Body).ToArray());
        var count = body.RootElement.TryGetProperty("appointments", out var list) ? list.GetArrayLength() : 1;
        await AnswerAsync(context, StatusCodes.Status200OK, $$"""{"stored":{{count}}}""");
    }

    /// <summary>An answer with a JSON body.</summary>
    public static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync()
    {
        // What a test left hanging is cut, not waited for.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (context.Request.Path == "/readyz")
        {
            ProbeAuthorization = context.Request.Headers.Authorization;
            Interlocked.Increment(ref _probes);
            context.Response.StatusCode = Readiness;
            return;
        }

        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        context.Request.Body = body;
        _requests.Enqueue(new UpstreamRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        await Answer(context);
    }
}
