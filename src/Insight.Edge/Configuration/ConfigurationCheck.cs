using Insight.Edge.Clients;
using Insight.Edge.Forwarding;
using Yarp.ReverseProxy.Configuration;

namespace Insight.Edge.Configuration;

/// <summary>Looks at the whole configuration before anything is started, so that every error is told at once.</summary>
internal static class ConfigurationCheck
{
    /// <summary>Checks the clients and YARP's section.</summary>
    /// <param name="services">The built application's services.</param>
    /// <param name="errors">What is known to be wrong already.</param>
    /// <exception cref="ConfigurationException">Anything is wrong.</exception>
    public static async Task RunAsync(IServiceProvider services, List<string> errors)
    {
        services.GetRequiredService<ClientsReader>().Read(services.GetRequiredService<IConfiguration>(), errors);
        await CheckProxyAsync(services, errors);
        if (errors.Count > 0)
            throw new ConfigurationException(errors);
    }

    private static async Task CheckProxyAsync(IServiceProvider services, List<string> errors)
    {
        IProxyConfig proxy;
        try
        {
            proxy = services.GetRequiredService<IProxyConfigProvider>().GetConfig();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            errors.Add($"{ForwardingExtensions.Section}: {e.Message}");
            return;
        }

        if (proxy.Routes.Count == 0)
            errors.Add($"{ForwardingExtensions.Section}:Routes: must hold at least one route.");
        var validator = services.GetRequiredService<IConfigValidator>();
        foreach (var cluster in proxy.Clusters)
        {
            if (cluster.Destinations is not { Count: > 0 })
                errors.Add($"{ForwardingExtensions.Section}:Clusters:{cluster.ClusterId}:Destinations: must hold at least one destination.");
            Add(await validator.ValidateClusterAsync(cluster), $"Clusters:{cluster.ClusterId}", errors);
        }

        foreach (var route in proxy.Routes)
        {
            if (!proxy.Clusters.Any(cluster => string.Equals(cluster.ClusterId, route.ClusterId, StringComparison.OrdinalIgnoreCase)))
                errors.Add($"{ForwardingExtensions.Section}:Routes:{route.RouteId}:ClusterId: must name a cluster.");
            Add(await validator.ValidateRouteAsync(route), $"Routes:{route.RouteId}", errors);
        }
    }

    private static void Add(IEnumerable<Exception> found, string key, List<string> errors)
    {
        foreach (var error in found)
        {
            var place = $"{ForwardingExtensions.Section}:{key}";
            errors.Add(error.Message.StartsWith(place, StringComparison.Ordinal) ? error.Message : $"{place}: {error.Message}");
        }
    }
}
