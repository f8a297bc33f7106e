using System.Diagnostics.Metrics;
using Insight.Edge.Configuration;
using Insight.Edge.Diagnostics;
using Insight.Edge.Diagnostics.Tracing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Logging.Console;
using Yarp.ReverseProxy.Forwarder;

namespace Insight.Edge.Warmup;

/// <summary>The edge's pipeline with nothing at either end: no listener before it, no connection behind it.</summary>
internal sealed class SealedPipeline : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> Proxy = new(StringComparer.Ordinal)
    {
        ["ReverseProxy:Routes:batches:ClusterId"] = "none",
        ["ReverseProxy:Routes:batches:Match:Path"] = "/v2/webhooks/{ehr}/sync-appointments",
        ["ReverseProxy:Routes:batches:Metadata:Contract"] = "sync-appointments",
        ["ReverseProxy:Routes:batches:Transforms:0:PathSet"] = "/appointments",
        ["ReverseProxy:Routes:events:ClusterId"] = "none",
        ["ReverseProxy:Routes:events:Match:Path"] = "/webhook/appointment",
        ["ReverseProxy:Routes:events:Metadata:Contract"] = "appointment-event",
        ["ReverseProxy:Routes:events:Transforms:0:PathSet"] = "/events",
        ["ReverseProxy:Clusters:none:LoadBalancingPolicy"] = "PowerOfTwoChoices",
        ["ReverseProxy:Clusters:none:Destinations:none:Address"] = "http://warm-up.invalid", // a name that does not exist (RFC 6761)
    };

    private readonly SyntheticClient _client = new();
    private readonly SyntheticBackend _backend = new();
    private readonly WebApplication _app;
    private readonly RequestDelegate _pipeline;

    /// <summary>Puts it together. It is an application that is never started.</summary>
    public SealedPipeline()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(Proxy).AddInMemoryCollection(_client.Settings);
        builder.Services
            .AddSingleton<IServer, NoServer>()
            .AddRouting()
            .AddSingleton(TimeProvider.System)
            .AddEdge(new EdgeOptions { PlainHttp = PlainHttp.Allowed }, builder.Configuration)
            .AddSingleton<IForwarderHttpClientFactory>(_backend)
            .AddSingleton<IMeterFactory, SealedMeters>()
            .AddSingleton(new RequestSpans(typeof(SealedPipeline).FullName!, TimeProvider.System));

        // The lines are written, but to nowhere.
        builder.Logging
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Yarp", LogLevel.Warning)
            .Services.AddSingleton<ILoggerProvider>(_ => new JsonLinesProvider(new JsonConsoleFormatterOptions(), TimeProvider.System, Stream.Null));
        _app = builder.Build();
        _app.UseEdge();
        _app.UseEndpoints(static _ => { });
        _pipeline = ((IApplicationBuilder)_app).Build();
    }

    /// <summary>Sends a request through all stages.</summary>
    /// <exception cref="InvalidOperationException">It is answered otherwise than it should be.</exception>
    public async Task SendAsync(SyntheticRequest synthetic)
    {
        _backend.Receipt = synthetic.Receipt;
        var context = new DefaultHttpContext { RequestServices = _app.Services };
        var request = context.Request;
        request.Protocol = HttpProtocol.Http11;
        request.Method = HttpMethods.Post;
        request.Path = synthetic.Path;
        request.ContentType = "application/json";
        request.ContentLength = synthetic.Body.Length;
        request.Headers[EdgeHeaders.ApiKey] = _client.ApiKey;
        request.Headers[EdgeHeaders.Signature] = _client.Sign(synthetic.Body);
        request.Body = new MemoryStream(synthetic.Body, writable: false);
        await _pipeline(context);
        if (context.Response.StatusCode != synthetic.Status)
            throw new InvalidOperationException($"{synthetic.Path} was answered {context.Response.StatusCode}, not {synthetic.Status}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _backend.Dispose();
    }
}
