using Insight.Edge.Forwarding;
using Yarp.ReverseProxy.Configuration;

namespace Insight.Edge.Configuration;

/// <summary>Holds a configuration of routes and clusters against YARP's rules and the edge's own, at start and at every change.</summary>
/// <param name="validator">YARP's rules; those of the contracts are among them, through <see cref="UpstreamTransforms"/>.</param>
internal sealed class ProxyCheck(IConfigValidator validator)
{
    /// <summary>Finds what is wrong.</summary>
    /// <returns>Every error: key, colon, rule.</returns>
    public async Task<List<string>> ErrorsAsync(IProxyConfig proxy)
    {
        var errors = new List<string>();
        if (proxy.Routes.Count == 0)
            errors.Add($"{ForwardingExtensions.Section}:Routes: must hold at least one route.");
        foreach (var cluster in proxy.Clusters)
        {
            var key = $"{ForwardingExtensions.Section}:Clusters:{cluster.ClusterId}";
            CheckDestinations(cluster, key, errors);
            Add(await validator.ValidateClusterAsync(cluster), key, errors);
        }

        foreach (var route in proxy.Routes)
        {
            var key = $"{ForwardingExtensions.Section}:Routes:{route.RouteId}";
            if (!proxy.Clusters.Any(cluster => string.Equals(cluster.ClusterId, route.ClusterId, StringComparison.OrdinalIgnoreCase)))
                errors.Add($"{key}:ClusterId: must name a cluster.");
            Add(await validator.ValidateRouteAsync(route), key, errors);
        }

        return errors;
    }

    private static void CheckDestinations(ClusterConfig cluster, string key, List<string> errors)
    {
        if (cluster.Destinations is not { Count: > 0 } destinations)
        {
            errors.Add($"{key}:Destinations: must hold at least one destination.");
            return;
        }

        foreach (var (name, destination) in destinations)
        {
            if (!Uri.TryCreate(destination.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                errors.Add($"{key}:Destinations:{name}:Address: must be an address, as http://127.0.0.1:8090.");
        }
    }

    private static void Add(IEnumerable<Exception> found, string key, List<string> errors)
    {
        foreach (var error in found)
            errors.Add(error.Message.StartsWith(key, StringComparison.Ordinal) ? error.Message : $"{key}: {error.Message}");
    }
}
