using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Insight.Exposition;

/// <summary>
/// Sends spans out by OTLP, where the standard variables ask for it (<see cref="OtlpSettings"/>). Elsewhere nobody listens to their sources, and none is made.
/// </summary>
public sealed class TraceExport : IDisposable
{
    private readonly TracerProvider? _provider;

    /// <param name="configuration">Holds the variables.</param>
    /// <param name="service">Who the spans are from.</param>
    /// <param name="source">The name of the source that makes them.</param>
    public TraceExport(IConfiguration configuration, ServiceIdentity service, string source)
    {
        if (!OtlpSettings.AskFor(OtlpSettings.Traces, configuration))
            return;
        _provider = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(service.Describe)
            .AddSource(source)
            .AddOtlpExporter()
            .Build();
    }

    /// <summary>Whether there is anybody to send to.</summary>
    public bool IsOn => _provider is not null;

    /// <summary>Sends what is left, for five seconds at most.</summary>
    public void Dispose() => _provider?.Dispose();
}
