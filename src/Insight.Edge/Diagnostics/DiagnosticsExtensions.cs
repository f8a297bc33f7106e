using Insight.Edge.Clients;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Diagnostics.Tracing;
using Insight.Exposition;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Insight.Edge.Diagnostics;

/// <summary>The room that makes what happens visible, without a value out of a payload.</summary>
internal static class DiagnosticsExtensions
{
    // Some 25 of its requests alone, and as many for another client that the configuration may get while the edge runs.
    private const int SeriesOfAClient = 50;

    private static readonly ExposedMeters Exposed = new()
    {
        OfHost = ["Insight.Edge*", "Microsoft.AspNetCore.Server.Kestrel"],
        OfProcess = ["System.Runtime", "System.Net.Http"],

        // All of them record with each request. insight.edge.upstream.* tells the first two instead, by destination, for less.
        Without = new HashSet<string>(StringComparer.Ordinal) { "http.client.request.duration", "http.client.active_requests", "http.client.open_connections" },
    };

    /// <summary>Lets the console's JSON lines be written in batches, where the console is to write JSON.</summary>
    public static void AddJsonLines(this ILoggingBuilder logging)
    {
        logging.Services.Remove(logging.Services.Single(service => service.ImplementationType == typeof(ConsoleLoggerProvider)));
        logging.Services.AddSingleton<ILoggerProvider>(services =>
            services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName == ConsoleFormatterNames.Json
                ? ActivatorUtilities.CreateInstance<JsonLinesProvider>(services)
                : ActivatorUtilities.CreateInstance<ConsoleLoggerProvider>(services));
    }

    /// <summary>Adds the edge's meter, and what renders it.</summary>
    public static IServiceCollection AddDiagnostics(this IServiceCollection services) => services
        .AddSingleton(provider => new ClientTallies(provider.GetRequiredService<EdgeContracts>().Names.Count() + 1))
        .AddSingleton<EdgeMetrics>()
        .AddSingleton(provider => new RequestSpans(RequestSpans.SourceName, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<Stages>()
        .AddSingleton(ServiceIdentity.Of("insight-edge", typeof(DiagnosticsExtensions).Assembly))
        .AddSingleton(provider => new TraceExport(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<ServiceIdentity>(), RequestSpans.SourceName))
        .AddSingleton(provider => Exposed with { MaxSeries = Math.Max(Exposed.MaxSeries, SeriesOfAClient * provider.GetRequiredService<ClientRegistry>().Current.Clients.Count) })
        .AddSingleton<MetricsCollector>()
        .AddSingleton<MetricsEndpoint>();

    /// <summary>Gives every request an id, an answer and a line in the log.</summary>
    public static IApplicationBuilder UseOutcomes(this IApplicationBuilder app)
    {
        // Made now, so that it listens before the first request.
        app.ApplicationServices.GetRequiredService<TraceExport>();
        return app.UseMiddleware<OutcomesMiddleware>();
    }
}
