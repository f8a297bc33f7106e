using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Insight.Exposition;

/// <summary>
/// Has the OpenTelemetry SDK aggregate the meters of a host, and the runtime's, and renders them when they are asked for. Meters of another host in
/// the same process, and of a warm-up, are not this host's: they were made by another factory.
/// </summary>
public sealed class MetricsCollector : IDisposable
{
    // Room is taken for all of them at once, and the framework's instruments have some dozens.
    private const int MaxSeriesOfOthers = 1_000;

    // Names that end as only parts of a histogram may.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["db.client.connection.count"] = "db.client.connections",
        ["dotnet.assembly.count"] = "dotnet.assemblies",
        ["dotnet.process.cpu.count"] = "dotnet.process.cpus",
        ["dotnet.thread_pool.thread.count"] = "dotnet.thread_pool.threads",
        ["dotnet.timer.count"] = "dotnet.timers",
    };

    private readonly PrometheusExporter _exporter = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _provider;
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <param name="meters">What makes the host's own meters.</param>
    /// <param name="exposed">Which meters are told.</param>
    /// <param name="configuration">Says whether they also go out by OTLP.</param>
    /// <param name="service">Who they are from there.</param>
    public MetricsCollector(IMeterFactory meters, ExposedMeters exposed, IConfiguration configuration, ServiceIdentity service)
    {
        _reader = new BaseExportingMetricReader(_exporter);
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(service.Describe)
            .AddMeter([.. exposed.OfHost, .. exposed.OfProcess])
            .AddView(instrument => IsExposed(instrument, meters, exposed) ? Stream(instrument, exposed) : MetricStreamConfiguration.Drop)
            .AddReader(_reader);
        if (OtlpSettings.AskFor(OtlpSettings.Metrics, configuration))
            builder.AddOtlpExporter();
        _provider = builder.Build();
    }

    /// <summary>Collects, and renders.</summary>
    internal async Task<byte[]> CollectAsync(ExpositionFormat format, CancellationToken cancellationToken)
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

    /// <inheritdoc/>
    public void Dispose()
    {
        _provider.Dispose();
        _oneAtATime.Dispose();
    }

    // The runtime's meters, and those of libraries, are the process's, and have no scope.
    private static bool IsExposed(Instrument instrument, IMeterFactory meters, ExposedMeters exposed) =>
        !exposed.Without.Contains(instrument.Name) &&
        (instrument.Meter.Scope is { } scope ? ReferenceEquals(scope, meters) : exposed.OfProcess.Contains(instrument.Meter.Name, StringComparer.Ordinal));

    private static MetricStreamConfiguration Stream(Instrument instrument, ExposedMeters exposed)
    {
        var name = Renamed.GetValueOrDefault(instrument.Name);
        var isOthers = exposed.OfProcess.Contains(instrument.Meter.Name, StringComparer.Ordinal) || instrument.Meter.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
        var limit = isOthers ? MaxSeriesOfOthers : exposed.MaxSeries;
        return exposed.Buckets.TryGetValue(instrument.Name, out var buckets)
            ? new ExplicitBucketHistogramConfiguration { Name = name, CardinalityLimit = limit, Boundaries = buckets }
            : new MetricStreamConfiguration { Name = name, CardinalityLimit = limit };
    }
}
