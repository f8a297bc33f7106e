using System.Diagnostics.Metrics;
using Insight.Edge.Clients;
using Insight.Edge.Configuration;
using Insight.Edge.Forwarding;
using Insight.Edge.Responses;
using Insight.Edge.Transport;
using Insight.Edge.Validation;
using Insight.Exposition;
using Yarp.ReverseProxy;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>
/// The meter of the edge: what callers sent, how they were answered, and how long that took. Every label has a closed list of values: contracts, outcomes,
/// documented fields, and what the configuration names; nothing that a caller wrote is one.
/// </summary>
/// <remarks>Counts are kept in tallies, an addition each, and read when somebody asks; so series are there from the start, at 0. Only times and sizes are recorded one by one.</remarks>
internal sealed class EdgeMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Insight.Edge";

    private static readonly KeyValuePair<string, object?>[] StageTags = [.. Enum.GetNames<Stage>().Select(stage => KeyValuePair.Create<string, object?>("stage", SnakeCase.Of(stage)))];

    private readonly EdgeContract[] _contracts;
    private readonly RequestSeries _requests;
    private readonly UpstreamSeries _upstream;
    private readonly IssueCounts[] _issues;
    private readonly Histogram<double> _stages;
    private readonly Histogram<int> _batches;
    private readonly Histogram<long> _bodies;

    public EdgeMetrics(
        IMeterFactory meters,
        EdgeContracts contracts,
        ClientRegistry clients,
        ClientTallies tallies,
        IProxyStateLookup proxy,
        ConfigurationReloads reloads,
        CertificateExpiry certificates,
        TimeProvider time)
    {
        _contracts = [.. contracts.Names.Select(name => contracts.Find(name)!)];
        var meter = meters.Create(MeterName);
        _requests = new RequestSeries(meter, _contracts, clients, tallies);
        _ = new KeySeries(meter, clients, tallies, time);
        LimitSeries.Show(meter, clients, tallies);
        _issues = [.. _contracts.Select(contract => new IssueCounts(contract))];
        meter.CreateObservableCounter(
            "insight.edge.validation.issues", () => _issues.SelectMany(issues => issues.Observe()), "{issue}", "Issues told, by contract, documented field and rule.");
        _stages = meter.CreateHistogram("insight.edge.stage.duration", "s", "Time in a stage of the edge.", tags: null, Boundaries.Of(Boundaries.Seconds));
        _batches = meter.CreateHistogram(
            "insight.edge.batch.entries", "{entry}", "Entries in a readable payload.", tags: null, Boundaries.Of(Boundaries.Entries));
        _bodies = meter.CreateHistogram(
            "insight.edge.request.body.size", "By", "Bytes of a whole body.", tags: null, Boundaries.Of(Boundaries.Bytes));
        _upstream = new UpstreamSeries(meter, proxy);
        ConfigurationSeries.Show(meter, reloads, certificates);
    }

    /// <summary>How long requests took, until now.</summary>
    public LatencyCounts Latency { get; } = new();

    /// <summary>Issues told until now, by contract, documented field and rule, in an order that stays.</summary>
    public IEnumerable<(string Contract, string Field, string Rule, long Count)> Issues =>
        _issues.SelectMany((issues, i) => issues.All().Select(each => (_contracts[i].Name, each.Field, each.Rule, each.Count)));

    /// <summary>A stage ended.</summary>
    public void Timed(Stage stage, TimeSpan elapsed) => _stages.Record(elapsed.TotalSeconds, StageTags[(int)stage]);

    /// <summary>A body was read to its end.</summary>
    public void Read(int bytes) => _bodies.Record(bytes);

    /// <summary>Issues are about to be told: not those of a request that the backend failed to store.</summary>
    public void Told(EdgeContract contract, ValidationResult validation) => _issues[Array.IndexOf(_contracts, contract)].Add(validation);

    /// <summary>A body was held against its contract.</summary>
    public void Validated(EdgeContract contract, ValidationResult validation)
    {
        if (validation.Malformed is null && validation.BodyFault == BodyFault.None)
            _batches.Record(validation.EntryCount, new KeyValuePair<string, object?>("contract", contract.Name));
    }

    /// <summary>The backend has stored what was forwarded, or failed.</summary>
    /// <param name="cluster">The cluster that it was for.</param>
    /// <param name="destination">The destination that was chosen; null where there was none.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="elapsed">How long that took.</param>
    public void Forwarded(string? cluster, string? destination, ForwardResult result, TimeSpan elapsed) =>
        _upstream.Forwarded(cluster, destination, result, elapsed);

    /// <summary>A request was answered, or nobody was left to answer.</summary>
    public void Answered(EdgeRequest request, Outcome outcome, TimeSpan elapsed)
    {
        Latency.Add(elapsed);
        _requests.Answered(request, outcome, elapsed);
    }
}
