using Insight.Edge.Clients;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Responses;

namespace Insight.Edge.Management.Status.History;

/// <summary>Reads all counts into one array, and knows what stands where in it. What is read is the metrics' own: nothing of a payload is among it.</summary>
/// <remarks>
/// In this order: outcomes, latencies, issues, and for each EHR what <see cref="EhrColumn"/> names. EHRs are added as they
/// come, up to a number; what is beyond it is counted together, so that a sample has an end.
/// </remarks>
internal sealed class Counts
{
    /// <summary>Most EHRs that are told apart.</summary>
    public const int MaxEhrs = 200;

    /// <summary>Stands for the EHRs beyond that.</summary>
    public const string Further = "";

    private static readonly OutcomeKind[] Kinds = Enum.GetValues<OutcomeKind>();
    private static readonly int IssuesAt = Kinds.Length + LatencyCounts.Length;
    private static readonly int Columns = Enum.GetValues<EhrColumn>().Length;

    private readonly EdgeMetrics _metrics;
    private readonly ClientRegistry _clients;
    private readonly ClientTallies _tallies;
    private readonly int _ehrsAt;
    private readonly List<string> _ehrs = [];
    private readonly Dictionary<string, int> _placeOf = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <param name="metrics">What is counted of all together.</param>
    /// <param name="clients">The clients in force.</param>
    /// <param name="tallies">What is counted of each.</param>
    public Counts(EdgeMetrics metrics, ClientRegistry clients, ClientTallies tallies)
    {
        (_metrics, _clients, _tallies) = (metrics, clients, tallies);
        Issues = [.. metrics.Issues.Select(issue => (issue.Contract, issue.Field, issue.Rule))];
        _ehrsAt = IssuesAt + Issues.Length;
    }

    /// <summary>The latencies' places, one for each of <see cref="LatencyCounts"/>.</summary>
    public static Range Latencies => Kinds.Length..(Kinds.Length + LatencyCounts.Length);

    /// <summary>The outcomes' places.</summary>
    public static Range Outcomes => 0..Kinds.Length;

    /// <summary>What each of the issues' places stands for.</summary>
    public (string Contract, string Field, string Rule)[] Issues { get; }

    /// <summary>The EHRs that have places by now, in their order.</summary>
    public string[] Ehrs
    {
        get
        {
            lock (_gate)
                return [.. _ehrs];
        }
    }

    /// <summary>An outcome's place.</summary>
    public static int Outcome(OutcomeKind kind) => (int)kind;

    /// <summary>An issue's place.</summary>
    /// <param name="issue">Its number among <see cref="Issues"/>.</param>
    public static int Issue(int issue) => IssuesAt + issue;

    /// <summary>An EHR's place.</summary>
    /// <param name="ehr">Its number among <see cref="Ehrs"/>.</param>
    /// <param name="column">What of it.</param>
    public int Ehr(int ehr, EhrColumn column) => _ehrsAt + (ehr * Columns) + (int)column;

    /// <summary>Reads everything.</summary>
    /// <param name="at">The time to note.</param>
    public Sample Read(TimeSpan at)
    {
        lock (_gate)
        {
            var tallies = _tallies.Known(_clients.Current).Append(_tallies.Nobody).Select(tally => (Place: PlaceOf((string)tally.EhrTag.Value!), Tally: tally)).ToList();
            var counts = new long[_ehrsAt + (_ehrs.Count * Columns)];
            foreach (var (place, tally) in tallies)
                Add(counts, place, tally);

            var next = Kinds.Length;
            for (var i = 0; i < LatencyCounts.Length; i++)
                counts[next++] = _metrics.Latency[i];
            foreach (var issue in _metrics.Issues)
                counts[next++] = issue.Count;
            return new Sample(at, counts);
        }
    }

    private void Add(long[] counts, int place, ClientTally tally)
    {
        for (var route = 0; route < tally.Routes; route++)
        {
            foreach (var kind in Kinds)
            {
                var requests = tally.Requests(route, kind);
                counts[Outcome(kind)] += requests;
                counts[Ehr(place, OutcomeGroup.Of(kind))] += requests;
            }

            counts[Ehr(place, EhrColumn.EntriesStored)] += tally.Accepted(route);
            counts[Ehr(place, EhrColumn.EntriesRefused)] += tally.Refused(route);
        }
    }

    private int PlaceOf(string ehr)
    {
        if (_placeOf.TryGetValue(ehr, out var place))
            return place;
        if (_ehrs.Count >= MaxEhrs)
            ehr = Further;
        if (_placeOf.TryGetValue(ehr, out place))
            return place;
        place = _ehrs.Count;
        _ehrs.Add(ehr);
        _placeOf.Add(ehr, place);
        return place;
    }
}
