using System.Text;
using Insight.Edge.Configuration;
using Insight.Edge.Diagnostics;
using Insight.Edge.Shutdown;
using Insight.Edge.Transport;
using Insight.Edge.Warmup;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;

namespace Insight.Edge;

/// <summary>Puts the edge together: what <c>Program</c> runs, and whoever runs it beside something else.</summary>
public static class EdgeHost
{
    // Below Warning the framework logs paths. A settings file of one's own, without a word on logging, must not bring that about.
    private static readonly Dictionary<string, string?> SafeLogLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",

        // At any other level it makes a span and a scope for each request, though nobody listens (Diagnostics.TraceParent).
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",

        // A caller of HTTP/2 that resets what it opened makes the server call that critical, a hundred lines for each connection.
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel.Http2"] = "None",
        ["Logging:LogLevel:Yarp"] = "Warning",
        ["Logging:LogLevel:Yarp.ReverseProxy.Forwarder.HttpForwarder"] = "Error",
    };

    /// <summary>Creates an edge, which listens once it is started.</summary>
    /// <param name="options">Arguments, environment and content root.</param>
    /// <param name="configure">Changes the builder after the defaults: further configuration, another clock.</param>
    /// <exception cref="ConfigurationException">The configuration is wrong; every error is told.</exception>
    public static async Task<WebApplication> CreateAsync(WebApplicationOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        LineEnds.RequireCrLf();
        var builder = WebApplication.CreateBuilder(options);
        var fileFaults = new ConfigurationFileFaults();
        LastGoodJsonSource.ReplaceAll(builder.Configuration, fileFaults);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = SafeLogLevels });
        builder.Logging.AddJsonLines();
        configure?.Invoke(builder);

        var errors = new List<string>();
        var edgeOptions = StrictBinder.Bind<EdgeOptions>(builder.Configuration.GetSection(EdgeOptions.Section), errors);
        Listeners.Check(edgeOptions, errors);
        edgeOptions.RateLimiting.Check(builder.Environment.ContentRootPath, errors);
        builder.Services.AddSingleton(CertificateOptions.Bind(builder.Configuration, errors)).AddSingleton<ServerCertificate>();

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Where the configuration is wrong, the server is made only to be disposed.
            if (errors.Count == 0)
                ConfigureKestrel(kestrel, edgeOptions);
        });
        SocketTransport.Configure(builder.WebHost);
        builder.Services.TryAddTimeProvider();
        builder.Services.AddEdge(edgeOptions, builder.Configuration).AddWarmup().AddShutdown(edgeOptions);

        var app = builder.Build();
        try
        {
            fileFaults.TellTo(app.Services.GetRequiredService<ILogger<ConfigurationFileFaults>>(), app.Services.GetRequiredService<ConfigurationReloads>());
            await ConfigurationCheck.RunAsync(app.Services, errors);
            app.Services.WarnIfNobodyCanCall();
            app.UseEdge();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a started edge listens, with the ports that it was given where it asked for any.</summary>
    public static EdgeAddresses AddressesOf(WebApplication edge)
    {
        // Kestrel tells the addresses in the order in which they were opened.
        var options = edge.Services.GetRequiredService<EdgeOptions>();
        var management = Listeners.Parse(options.Management.Urls).Count();
        string[] all = [.. edge.Urls];
        return new EdgeAddresses(all[..^management], all[^management..]) { Portal = options.Portal.IsOn(edge.Environment) ? $"{all[0]}/docs" : null };
    }

    /// <summary>
    /// Waits until a started edge is told to stop, by a signal or from within, and stops it: <c>/readyz</c> says no, requests are still served for
    /// <c>Edge:Shutdown:DrainDelay</c>, and those in flight finished within <c>Edge:Shutdown:Timeout</c>. A second signal ends both at once.
    /// </summary>
    public static async Task WaitForShutdownAsync(WebApplication edge)
    {
        using var signals = new StopSignals(edge.Lifetime, edge.Services.GetRequiredService<ILogger<StopSignals>>());
        await signals.StopWhenToldAsync(edge);
    }

    private static void TryAddTimeProvider(this IServiceCollection services)
    {
        if (!services.Any(service => service.ServiceType == typeof(TimeProvider)))
            services.AddSingleton(TimeProvider.System);
    }

    private static void ConfigureKestrel(KestrelServerOptions kestrel, EdgeOptions options)
    {
        kestrel.AddServerHeader = false;

        // A header is bytes: one that is not UTF-8 is for the stages to judge, not for the server to refuse.
        kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.Limits.MaxConcurrentConnections = options.Connections.MaxCount;
        kestrel.Limits.KeepAliveTimeout = options.Connections.IdleTimeout;
        kestrel.Limits.Http2.MaxStreamsPerConnection = options.Connections.MaxStreams;
        kestrel.Limits.MaxRequestHeaderCount = options.RequestHeaders.MaxCount;
        kestrel.Limits.MaxRequestHeadersTotalSize = options.RequestHeaders.MaxTotalSize;
        kestrel.Limits.RequestHeadersTimeout = options.RequestHeaders.Timeout;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(options.BodyRate.BytesPerSecond, options.BodyRate.GracePeriod);

        // The body reader has its own limit, which is told in the contract's words.
        kestrel.Limits.MaxRequestBodySize = null;
        Listeners.Listen(kestrel, options);
    }
}
