using Insight.Edge.Clients;
using Insight.Edge.Shutdown;
using Insight.Edge.Warmup;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Insight.Edge.Management;

/// <summary>
/// Whether the edge can do its work: the clients are loaded, every cluster has a destination that said it is healthy, the code is warm, and nobody has told
/// it to stop.
/// </summary>
/// <param name="clients">Who may call.</param>
/// <param name="proxy">What YARP knows of the destinations.</param>
/// <param name="warmup">Whether the warm-up is over.</param>
/// <param name="draining">Whether the edge is about to stop.</param>
internal sealed class Readiness(ClientRegistry clients, IProxyStateLookup proxy, WarmupState warmup, Draining draining)
{
    /// <summary>What is not ready; empty when everything is.</summary>
    public IReadOnlyList<string> Missing()
    {
        var missing = new List<string>();
        if (clients.Current.Clients.Count == 0)
            missing.Add("clients");
        foreach (var cluster in proxy.GetClusters())
        {
            if (!cluster.Destinations.Values.Any(IsHealthy))
                missing.Add($"cluster {cluster.ClusterId}");
        }

        if (!warmup.IsDone)
            missing.Add("warm-up");
        if (draining.IsOn)
            missing.Add("stopping");
        return missing;
    }

    private static bool IsHealthy(DestinationState destination) =>
        destination.Health.Active == DestinationHealth.Healthy;
}
