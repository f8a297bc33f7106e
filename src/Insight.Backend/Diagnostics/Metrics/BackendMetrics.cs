using System.Diagnostics.Metrics;
using System.Reflection;
using Insight.Backend.Storage;
using Insight.Backend.Storage.Writing;

namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>
/// The meter of the backend: what the edge asked for, and how storing fares. Every label has a closed list of values; nothing that was sent, and nothing
/// of how the database is reached, is one.
/// </summary>
/// <remarks>Counts are kept here, an addition each, and read when somebody asks; so series are there from the start, at 0. Times and sizes are recorded once a transaction.</remarks>
internal sealed class BackendMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Insight.Backend";

    // From what a transaction without a disk takes to the longest that is waited for.
    private static readonly double[] Seconds = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly int[] Requests = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    private readonly StorageCounts _storage = new();
    private readonly Histogram<double> _durations;
    private readonly Histogram<int> _groups;
    private IReadOnlyList<(string Kind, string Path)> _files = [];
    private WriteQueue? _queue;
    private volatile bool _isReachable;

    public BackendMetrics(IMeterFactory meters, StorageOptions options, ConfigurationReloads reloads)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableCounter("insight.backend.requests", RequestCounts.Observe, "{request}", "Requests answered, by route and status.");
        meter.CreateObservableCounter(
            "insight.backend.storage.rows", _storage.ObserveRows, "{row}", "Appointments and events that are durable, by whether they were new or changed, or had been there before.");
        meter.CreateObservableCounter(
            "insight.backend.storage.failures", _storage.ObserveFailures, "{request}", "Requests that failed because storage did, by what they wanted and why.");
        _durations = meter.CreateHistogram(
            "insight.backend.storage.transaction.duration", "s", "Time of a transaction, from its begin until it is durable or rolled back.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _groups = meter.CreateHistogram(
            "insight.backend.storage.transaction.requests", "{request}", "Requests that share a transaction.", tags: null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = Requests });
        meter.CreateObservableGauge("insight.backend.queue.requests", () => (long)(_queue?.Waiting ?? 0), "{request}", "Requests that wait for their transaction.");
        meter.CreateObservableGauge("insight.backend.queue.requests.limit", () => (long)options.MaxQueued, "{request}", "Most requests that may wait.");
        meter.CreateObservableGauge("insight.backend.queue.size", () => _queue?.WaitingBytes ?? 0, "By", "Bytes that they keep in memory.");
        meter.CreateObservableGauge("insight.backend.queue.size.limit", () => options.MaxQueuedBytes, "By", "Most bytes that may wait.");
        meter.CreateObservableGauge(
            "insight.backend.database.reachable", () => _isReachable ? 1 : 0, unit: null, "1 where the last probe or transaction found the database ready to write, else 0.");
        meter.CreateObservableGauge(
            "insight.backend.database.file.size", () => _files.SelectMany(file => SizeOf(file.Kind, file.Path)), "By", "Size of SQLite's file, and of the log beside it.");
        meter.CreateObservableCounter(
            "insight.backend.configuration.reloads",
            () => reloads.All.SelectMany(part => new[] { Reload(part.Part, "success", part.Succeeded), Reload(part.Part, "refused", part.Refused) }),
            "{reload}",
            "Changes of tokens and certificates while the backend ran, by part and by whether they took effect.");
        meter.CreateObservableGauge(
            "insight.backend.configuration.refused",
            () => reloads.All.Select(part => new Measurement<int>(part.IsRefused ? 1 : 0, new KeyValuePair<string, object?>("part", part.Part))),
            unit: null,
            "1 where the last change was refused, and what is in force is older than what is written; else 0.");
        var version = typeof(BackendMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var storage = options.IsPostgreSql ? "postgresql" : "sqlite";
        meter.CreateObservableGauge(
            "insight.backend.build.info",
            () => new Measurement<int>(1, new("version", version), new("runtime", Environment.Version.ToString()), new("storage", storage)),
            unit: null,
            "1, with the version that runs and what it stores in.");
    }

    /// <summary>Requests by route and status.</summary>
    public RequestCounts RequestCounts { get; } = new();

    /// <summary>Lets the gauges tell of a queue, and of a database's files.</summary>
    public void Watch(WriteQueue queue, IReadOnlyList<(string Kind, string Path)> files) => (_files, _queue) = (files, queue);

    /// <summary>A probe or a transaction told whether the database can be written to.</summary>
    public void Database(bool isReachable) => _isReachable = isReachable;

    /// <summary>A transaction ended.</summary>
    /// <param name="content">What it was to write.</param>
    /// <param name="requests">How many requests shared it.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="isCommitted">False where it was rolled back, or never began.</param>
    public void Ended(TransactionContent content, int requests, TimeSpan elapsed, bool isCommitted)
    {
        var result = new KeyValuePair<string, object?>("result", isCommitted ? "committed" : "failed");
        _durations.Record(elapsed.TotalSeconds, new("content", StorageCounts.NameOf(content)), result);
        _groups.Record(requests, result);
    }

    /// <summary>Appointments or events are durable.</summary>
    /// <param name="isEvents">Which of the two.</param>
    /// <param name="stored">How many are new, or changed what was there.</param>
    /// <param name="replayed">How many changed nothing.</param>
    public void Stored(bool isEvents, int stored, int replayed) => _storage.AddRows(isEvents, stored, replayed);

    /// <summary>Storage failed one request.</summary>
    public void Failed(StorageOperation operation, StorageFailureReason reason) => _storage.AddFailure(operation, reason);

    private static Measurement<long> Reload(string part, string result, long count) => new(count, new("part", part), new("result", result));

    private static IEnumerable<Measurement<long>> SizeOf(string kind, string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? [new Measurement<long>(file.Length, new KeyValuePair<string, object?>("file", kind))] : [];
    }
}
