using System.Globalization;
using System.Net;
using System.Text;
using Insight.Contract.Probing.Wire;
using Insight.Contract.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Probing;

/// <summary>A server that is wrong on purpose: it stands before a right edge, passes on what comes, and spoils one thing.</summary>
internal sealed class SpoilingServer : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Content-Length", "Transfer-Encoding"];

    private readonly WebApplication _app;
    private readonly Uri _edge;
    private readonly Spoiler _spoil;
    private readonly WireClient _client = new(Patience.Limit, TimeProvider.System);

    private SpoilingServer(WebApplication app, Uri edge, Spoiler spoil) => (_app, _edge, _spoil) = (app, edge, spoil);

    /// <summary>Answers a request; null hangs up.</summary>
    /// <param name="request">The request.</param>
    /// <param name="forward">Asks the edge.</param>
    public delegate Task<WireAnswer?> Spoiler(WireRequest request, Func<WireRequest, Task<WireAnswer>> forward);

    public Uri Address => new(_app.Urls.First());

    public static async Task<SpoilingServer> StartAsync(Uri edge, Spoiler spoil)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new SpoilingServer(app, edge, spoil);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        if (await _spoil(await ReadAsync(context), request => _client.SendAsync(request, context.RequestAborted)) is not { } answer)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers.Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            context.Response.Headers[name] = value;
        var body = Encoding.UTF8.GetBytes(answer.Text);
        context.Response.ContentLength = context.Request.Method == "HEAD" ? null : body.Length;
        if (context.Request.Method != "HEAD")
            await context.Response.Body.WriteAsync(body);
    }

    private async Task<WireRequest> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return new WireRequest
        {
            Method = context.Request.Method,
            Address = new Uri(_edge, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget),
            Headers =
            [
                .. context.Request.Headers
                    .Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                    .SelectMany(header => header.Value.Select(value => new WireHeader(header.Key, value ?? ""))),
            ],
            Body = body.ToArray(),
            IsChunked = context.Request.Headers.TransferEncoding.ToString() == "chunked",
        };
    }

    /// <summary>An answer with other headers.</summary>
    public static WireAnswer With(WireAnswer answer, string header, string? value)
    {
        var headers = answer.Headers.Where(each => !each.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        if (value is not null)
            headers[header] = value;
        return answer with { Headers = headers };
    }

    /// <summary>The number behind a text, in digits.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
