using System.Diagnostics.Metrics;
using Insight.Edge.Clients;
using Insight.Edge.Responses;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>Requests by route, client, EHR, status and outcome, and the entries in them. What can happen is there at 0 before it did.</summary>
internal sealed class RequestSeries
{
    private const string NoRoute = "none";

    private static readonly OutcomeKind[] Outcomes = Enum.GetValues<OutcomeKind>();

    private readonly EdgeContract[] _contracts;
    private readonly ClientRegistry _clients;
    private readonly ClientTallies _tallies;
    private readonly Series[] _series;
    private readonly Histogram<double> _duration;

    public RequestSeries(Meter meter, EdgeContract[] contracts, ClientRegistry clients, ClientTallies tallies)
    {
        (_contracts, _clients, _tallies) = (contracts, clients, tallies);
        _series = [.. Enumerable.Range(0, contracts.Length + 1).SelectMany(SeriesOf)];
        meter.CreateObservableCounter(
            "insight.edge.requests", ObserveRequests, "{request}", "Requests answered, by route, client, the client's EHR, status and outcome.");
        meter.CreateObservableCounter(
            "insight.edge.entries", ObserveEntries, "{entry}", "Appointments and events in readable payloads, by whether they were stored or refused.");
        _duration = meter.CreateHistogram(
            "insight.edge.request.duration", "s", "Time from a request's head to its answer.", tags: null, Boundaries.Of(Boundaries.Seconds));
    }

    /// <summary>A request was answered, or nobody was left to answer.</summary>
    public void Answered(EdgeRequest request, Outcome outcome, TimeSpan elapsed)
    {
        var tally = request.Client?.Tally ?? _tallies.Nobody;
        var route = request.IsRouted ? Array.IndexOf(_contracts, request.Contract) : _contracts.Length;
        tally.Answered(route, outcome);
        _duration.Record(elapsed.TotalSeconds, new("route", RouteName(route)), tally.EhrTag);
    }

    private string RouteName(int route) => route < _contracts.Length ? _contracts[route].Name : NoRoute;

    // Several outcomes may have one name and one status.
    private IEnumerable<Series> SeriesOf(int route) => Outcomes
        .GroupBy(outcome => (Name: OutcomeLabel.Of(outcome), Status: StatusOf(route, outcome)))
        .Select(same => new Series(route, [.. same], new("route", RouteName(route)), new("status", same.Key.Status), new("outcome", same.Key.Name)));

    private IEnumerable<Measurement<long>> ObserveRequests()
    {
        foreach (var tally in _tallies.Known(_clients.Current).Prepend(_tallies.Nobody))
        {
            foreach (var series in _series)
            {
                var (count, isKnown) = (0L, false);
                foreach (var outcome in series.Outcomes)
                {
                    count += tally.Requests(series.Route, outcome);
                    isKnown |= IsKnown(tally, series.Route, outcome);
                }

                if (isKnown || count > 0)
                    yield return new Measurement<long>(count, series.RouteTag, tally.ClientTag, tally.EhrTag, series.StatusTag, series.OutcomeTag);
            }
        }
    }

    private IEnumerable<Measurement<long>> ObserveEntries()
    {
        foreach (var tally in _tallies.Known(_clients.Current))
        {
            for (var route = 0; route < _contracts.Length; route++)
            {
                yield return Entry(tally.Accepted(route), route, tally, "accepted");
                yield return Entry(tally.Refused(route), route, tally, "refused");
            }
        }
    }

    private Measurement<long> Entry(long count, int route, ClientTally tally, string result) =>
        new(count, new("contract", RouteName(route)), tally.ClientTag, tally.EhrTag, new("result", result));

    private bool IsKnown(ClientTally tally, int route, OutcomeKind outcome) =>
        route == _contracts.Length ? tally == _tallies.Nobody && OutcomeLabel.IsOfNoRoute(outcome)
        : tally == _tallies.Nobody ? OutcomeLabel.IsOfNobody(outcome)
        : OutcomeLabel.IsOfClient(outcome) && (outcome != OutcomeKind.Partial || _contracts[route].Validator.Plan.Batch is not null);

    // Who hung up got none.
    private string StatusOf(int route, OutcomeKind outcome) => outcome == OutcomeKind.CallerGone
        ? "none"
        : $"{_contracts[Math.Min(route, _contracts.Length - 1)].Responses.StatusOf(outcome)}";

    /// <summary>What makes a series beside the client: there are thousands at each scrape, so it is made once.</summary>
    private sealed record Series(
        int Route, OutcomeKind[] Outcomes, KeyValuePair<string, object?> RouteTag, KeyValuePair<string, object?> StatusTag, KeyValuePair<string, object?> OutcomeTag);
}
