using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Insight.Edge.Diagnostics.Exposition;

/// <summary>
/// Has the OpenTelemetry SDK aggregate the meters of this edge, and the runtime's, and renders them when they are asked for. Meters of another host in
/// the same process, and of the warm-up, are not this edge's: they were made by another factory.
/// </summary>
internal sealed class MetricsCollector : IDisposable
{
    // Configured EHRs times what they can be answered; what is beyond is summed up in one series.
    private const int MaxSeries = 20_000;

    // Names that end as only parts of a histogram may.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["dotnet.assembly.count"] = "dotnet.assemblies",
        ["dotnet.process.cpu.count"] = "dotnet.process.cpus",
        ["dotnet.thread_pool.thread.count"] = "dotnet.thread_pool.threads",
        ["dotnet.timer.count"] = "dotnet.timers",
    };

    private readonly PrometheusExporter _exporter = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _provider;
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public MetricsCollector(IMeterFactory meters)
    {
        _reader = new BaseExportingMetricReader(_exporter);
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter("Insight.Edge*", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http")
            .AddView(instrument => IsOurs(instrument, meters)
                ? new MetricStreamConfiguration { Name = Renamed.GetValueOrDefault(instrument.Name), CardinalityLimit = MaxSeries }
                : MetricStreamConfiguration.Drop)
            .AddReader(_reader)
            .Build();
    }

    /// <summary>Collects, and renders.</summary>
    public async Task<byte[]> CollectAsync(ExpositionFormat format, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            _exporter.Format = format;
            if (!_reader.Collect())
                throw new InvalidOperationException("The metrics could not be collected.");
            return _exporter.Text.ToArray();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        _provider.Dispose();
        _oneAtATime.Dispose();
    }

    // The runtime's and the HTTP client's meters are the process's, and have no scope.
    private static bool IsOurs(Instrument instrument, IMeterFactory meters) =>
        instrument.Meter.Scope is { } scope ? ReferenceEquals(scope, meters) : instrument.Meter.Name.StartsWith("System.", StringComparison.Ordinal);
}
