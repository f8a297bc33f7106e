using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Reflection;
using Insight.Edge.Clients;
using Insight.Edge.Configuration;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>
/// The meter of the edge: what callers sent, how they were answered, and how long that took. Every label has a closed list of values: contracts, outcomes,
/// documented fields, and the EHRs of configured clients; nothing that a caller wrote is one.
/// </summary>
/// <remarks>Counts are kept here, an addition each, and read when somebody asks; so series are there from the start, at 0. Only times are recorded one by one.</remarks>
internal sealed class EdgeMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Insight.Edge";

    /// <summary>Stands for the EHR of whoever is no client.</summary>
    public const string Other = "other";

    private const string NoRoute = "none";

    // From a tenth of what the fastest request takes to the longest that is waited for.
    private static readonly double[] Seconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly int[] Entries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    private static readonly long[] Bytes = [1 << 8, 1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 10 << 20];
    private static readonly OutcomeKind[] Outcomes = Enum.GetValues<OutcomeKind>();
    private static readonly string[] Stages = [.. Enum.GetNames<Stage>().Select(stage => stage.ToLowerInvariant())];

    private readonly EdgeContract[] _contracts;
    private readonly IssueCounts[] _issues;
    private readonly ClientRegistry _clients;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, EhrCounts> _byEhr = new(StringComparer.Ordinal);
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _stages;
    private readonly Histogram<int> _batches;
    private readonly Histogram<long> _bodies;

    public EdgeMetrics(IMeterFactory meters, EdgeContracts contracts, ClientRegistry clients, ConfigurationReloads reloads, TimeProvider time)
    {
        (_clients, _time) = (clients, time);
        _contracts = [.. contracts.Names.Select(name => contracts.Find(name)!)];
        _issues = [.. _contracts.Select(contract => new IssueCounts(contract))];
        var meter = meters.Create(MeterName);
        meter.CreateObservableCounter(
            "insight.edge.requests", ObserveRequests, "{request}", "Requests answered, by route, the client's EHR, status and outcome.");
        meter.CreateObservableCounter(
            "insight.edge.entries", ObserveEntries, "{entry}", "Appointments and events in readable payloads, by whether they were stored or refused.");
        meter.CreateObservableCounter(
            "insight.edge.validation.issues", () => _issues.SelectMany(issues => issues.Observe()), "{issue}", "Issues told, by contract, documented field and rule.");
        _duration = meter.CreateHistogram(
            "insight.edge.request.duration", "s", "Time from a request's head to its answer.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _stages = meter.CreateHistogram(
            "insight.edge.stage.duration", "s", "Time in a stage of the edge.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _batches = meter.CreateHistogram(
            "insight.edge.batch.entries", "{entry}", "Entries in a readable payload.", tags: null, new InstrumentAdvice<int> { HistogramBucketBoundaries = Entries });
        _bodies = meter.CreateHistogram(
            "insight.edge.request.body.size", "By", "Bytes of a whole body.", tags: null, new InstrumentAdvice<long> { HistogramBucketBoundaries = Bytes });
        meter.CreateObservableCounter(
            "insight.edge.configuration.reloads",
            () => reloads.Parts.SelectMany(part => new[] { Reload(part.Part, "success", part.Succeeded), Reload(part.Part, "refused", part.Refused) }),
            "{reload}",
            "Changes of the configuration while the edge ran, by part and by whether they took effect.");
        meter.CreateObservableGauge(
            "insight.edge.configuration.in_force_since",
            () => reloads.Parts.Select(part => new Measurement<double>(part.InForceSince.ToUnixTimeMilliseconds() / 1000.0, new KeyValuePair<string, object?>("part", part.Part))),
            "s",
            "When the configuration in force took effect, in seconds since 1970: the last change, or the start.");
        var version = typeof(EdgeMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        meter.CreateObservableGauge(
            "insight.edge.build.info", () => new Measurement<int>(1, new("version", version), new("runtime", Environment.Version.ToString())), unit: null, "1, with the version that runs.");
    }

    /// <summary>A stage ended, and the next begins.</summary>
    public void Ended(Stage stage, EdgeRequest request)
    {
        var now = _time.GetTimestamp();
        _stages.Record(_time.GetElapsedTime(request.StageBegan, now).TotalSeconds, new KeyValuePair<string, object?>("stage", Stages[(int)stage]));
        request.StageBegan = now;
    }

    /// <summary>A body was read to its end.</summary>
    public void Read(int bytes) => _bodies.Record(bytes);

    /// <summary>A body was held against its contract.</summary>
    public void Validated(EdgeContract contract, ValidationResult validation)
    {
        if (validation.Malformed is not null)
            return;
        _issues[IndexOf(contract)].Add(validation);
        if (validation.BodyFault == BodyFault.None)
            _batches.Record(validation.EntryCount, new KeyValuePair<string, object?>("contract", contract.Name));
    }

    /// <summary>A request was answered, or nobody was left to answer.</summary>
    public void Answered(EdgeRequest request, Outcome outcome, TimeSpan elapsed)
    {
        var route = request.IsRouted ? IndexOf(request.Contract) : _contracts.Length;
        var ehr = request.Client?.Ehr ?? Other;
        var counts = _byEhr.GetOrAdd(ehr, static (_, routes) => new EhrCounts(routes), _contracts.Length + 1);
        counts.Answered(route, outcome.Kind);
        counts.Entries(route, outcome.Accepted, outcome.Refused);
        _duration.Record(elapsed.TotalSeconds, new("route", RouteName(route)), new("ehr", ehr));
    }

    private int IndexOf(EdgeContract contract) => Array.IndexOf(_contracts, contract);

    private string RouteName(int route) => route < _contracts.Length ? _contracts[route].Name : NoRoute;

    // Those configured now, and those that ever called: a counter does not go away.
    private IEnumerable<(string Ehr, EhrCounts? Counts)> Ehrs() => _clients.Current.Clients
        .Select(client => client.Ehr)
        .Append(Other)
        .Concat(_byEhr.Keys)
        .Distinct(StringComparer.Ordinal)
        .Select(ehr => (ehr, _byEhr.GetValueOrDefault(ehr)));

    private IEnumerable<Measurement<long>> ObserveRequests()
    {
        foreach (var (ehr, counts) in Ehrs())
        {
            for (var route = 0; route <= _contracts.Length; route++)
            {
                // Several outcomes may have one name and one status.
                foreach (var series in Outcomes.Where(outcome => IsKnown(ehr, route, outcome) || counts?.Requests(route, outcome) > 0)
                    .GroupBy(outcome => (Name: OutcomeLabel.Of(outcome), Status: StatusOf(route, outcome))))
                {
                    yield return new Measurement<long>(
                        series.Sum(outcome => counts?.Requests(route, outcome) ?? 0),
                        new("route", RouteName(route)),
                        new("ehr", ehr),
                        new("status", series.Key.Status),
                        new("outcome", series.Key.Name));
                }
            }
        }
    }

    private IEnumerable<Measurement<long>> ObserveEntries()
    {
        foreach (var (ehr, counts) in Ehrs())
        {
            for (var route = 0; route < _contracts.Length && ehr != Other; route++)
            {
                yield return Entry(counts?.Accepted(route) ?? 0, route, ehr, "accepted");
                yield return Entry(counts?.Refused(route) ?? 0, route, ehr, "refused");
            }
        }
    }

    private static Measurement<long> Reload(string part, string result, long count) => new(count, new("part", part), new("result", result));

    private Measurement<long> Entry(long count, int route, string ehr, string result) =>
        new(count, new("contract", RouteName(route)), new("ehr", ehr), new("result", result));

    private bool IsKnown(string ehr, int route, OutcomeKind outcome) =>
        route == _contracts.Length ? ehr == Other && OutcomeLabel.IsOfNoRoute(outcome)
        : ehr == Other ? OutcomeLabel.IsOfNobody(outcome)
        : OutcomeLabel.IsOfClient(outcome) && (outcome != OutcomeKind.Partial || _contracts[route].Validator.Plan.Batch is not null);

    // Who hung up got none.
    private string StatusOf(int route, OutcomeKind outcome) => outcome == OutcomeKind.CallerGone
        ? "none"
        : $"{_contracts[Math.Min(route, _contracts.Length - 1)].Responses.StatusOf(outcome)}";
}
