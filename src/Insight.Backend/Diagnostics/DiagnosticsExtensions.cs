using Insight.Backend.Diagnostics.Metrics;
using Insight.Backend.Diagnostics.Tracing;
using Insight.Exposition;

namespace Insight.Backend.Diagnostics;

/// <summary>The room that makes what happens visible, without a value out of a payload.</summary>
internal static class DiagnosticsExtensions
{
    private static readonly ExposedMeters Exposed = new()
    {
        OfHost = [BackendMetrics.MeterName, "Microsoft.AspNetCore.Server.Kestrel"],
        OfProcess = ["System.Runtime", "Npgsql"],
    };

    /// <summary>Registers the backend's meter, and what renders it.</summary>
    public static IServiceCollection AddDiagnostics(this IServiceCollection services) => services
        .AddSingleton<ConfigurationReloads>()
        .AddSingleton<BackendMetrics>()
        .AddSingleton(Exposed)
        .AddSingleton(ServiceIdentity.Of("insight-backend", typeof(DiagnosticsExtensions).Assembly))
        .AddSingleton(provider => new TraceExport(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<ServiceIdentity>(), RequestSpanMiddleware.SourceName))
        .AddSingleton<MetricsCollector>()
        .AddSingleton<MetricsEndpoint>();

    /// <summary>Counts requests, and answers for whatever nothing else expected.</summary>
    public static void UseDiagnostics(this IApplicationBuilder app)
    {
        // Made before the first request, so that they miss none.
        app.ApplicationServices.GetRequiredService<MetricsCollector>();
        app.ApplicationServices.GetRequiredService<TraceExport>();
        app.UseMiddleware<RequestSpanMiddleware>();
        app.UseMiddleware<RequestCountMiddleware>();
        app.UseMiddleware<FailureMiddleware>();
    }
}
