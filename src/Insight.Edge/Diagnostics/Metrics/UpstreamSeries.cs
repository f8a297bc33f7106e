using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Insight.Edge.Forwarding;
using Insight.Exposition;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>What the destinations were sent, what came of it, how long it took, and whether they are healthy.</summary>
internal sealed class UpstreamSeries
{
    private const string None = "none";

    private static readonly ForwardResult[] Results = Enum.GetValues<ForwardResult>();
    private static readonly string[] ResultNames = [.. Results.Select(result => SnakeCase.Of(result.ToString()))];

    private readonly IProxyStateLookup _proxy;
    private readonly ConcurrentDictionary<(string Cluster, string Destination), long[]> _counts = new();
    private readonly Histogram<double> _duration;

    public UpstreamSeries(Meter meter, IProxyStateLookup proxy)
    {
        _proxy = proxy;
        meter.CreateObservableCounter(
            "insight.edge.upstream.requests", ObserveRequests, "{request}", "Requests sent to destinations, by what came of them.");
        _duration = meter.CreateHistogram(
            "insight.edge.upstream.duration", "s", "Time from the choice of a destination to its whole answer.", tags: null, Boundaries.Of(Boundaries.Seconds));
        meter.CreateObservableUpDownCounter(
            "insight.edge.upstream.in_flight",
            () => Destinations().Select(at => new Measurement<int>(at.State.ConcurrentRequestCount, new("cluster", at.Cluster), new("destination", at.State.DestinationId))),
            "{request}",
            "Requests that a destination has not answered yet.");
        meter.CreateObservableGauge(
            "insight.edge.upstream.healthy",
            () => Destinations().SelectMany(at => new[]
            {
                Health(at.Cluster, at.State, "active", at.State.Health.Active == DestinationHealth.Healthy),
                Health(at.Cluster, at.State, "passive", at.State.Health.Passive != DestinationHealth.Unhealthy),
            }),
            unit: null,
            "1 while a destination is healthy, by its probes (active) and by what becomes of requests (passive); else 0.");
    }

    /// <summary>A destination answered, or did not.</summary>
    public void Forwarded(string? cluster, string? destination, ForwardResult result, TimeSpan elapsed)
    {
        (cluster, destination) = (cluster ?? None, destination ?? None);
        Interlocked.Increment(ref CountsOf(cluster, destination)[(int)result]);
        if (destination != None)
            _duration.Record(elapsed.TotalSeconds, new("cluster", cluster), new("destination", destination));
    }

    private static Measurement<int> Health(string cluster, DestinationState destination, string check, bool isHealthy) =>
        new(isHealthy ? 1 : 0, new("cluster", cluster), new("destination", destination.DestinationId), new("check", check));

    private long[] CountsOf(string cluster, string destination) => _counts.GetOrAdd((cluster, destination), static _ => new long[Results.Length]);

    private IEnumerable<(string Cluster, DestinationState State)> Destinations() =>
        _proxy.GetClusters().SelectMany(cluster => cluster.Destinations.Values.Select(destination => (cluster.ClusterId, destination)));

    // Those configured now, and those that ever were sent anything.
    private IEnumerable<Measurement<long>> ObserveRequests()
    {
        foreach (var (cluster, destination) in Destinations())
            CountsOf(cluster, destination.DestinationId);
        foreach (var ((cluster, destination), counts) in _counts)
        {
            foreach (var result in Results)
            {
                var count = Volatile.Read(ref counts[(int)result]);
                if (count > 0 || destination != None && result != ForwardResult.NoDestination)
                    yield return new Measurement<long>(count, new("cluster", cluster), new("destination", destination), new("result", ResultNames[(int)result]));
            }
        }
    }
}
