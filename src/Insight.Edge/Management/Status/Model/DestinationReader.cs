using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Insight.Edge.Management.Status.Model;

/// <summary>What YARP knows of the destinations.</summary>
internal static class DestinationReader
{
    /// <summary>All of them, in the order of their names.</summary>
    public static List<DestinationRow> Read(IProxyStateLookup proxy) =>
    [
        .. from cluster in proxy.GetClusters()
           from destination in cluster.Destinations.Values
           orderby cluster.ClusterId, destination.DestinationId
           select RowOf(cluster, destination),
    ];

    private static DestinationRow RowOf(ClusterState cluster, DestinationState destination)
    {
        var (level, words) = (destination.Health.Active, destination.Health.Passive) switch
        {
            (DestinationHealth.Unhealthy, _) => (Level.Bad, "does not answer its probes"),
            (_, DestinationHealth.Unhealthy) => (Level.Bad, "failed requests; not used for a while"),
            (DestinationHealth.Healthy, _) => (Level.Good, "healthy"),
            _ => (Level.Warning, "not known yet"),
        };
        return new DestinationRow(cluster.ClusterId, destination.DestinationId, AddressOf(destination.Model.Config.Address), level, words, destination.ConcurrentRequestCount);
    }

    // Nothing but where it is: an address may hold a path, or who knows what.
    private static string AddressOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "";
}
