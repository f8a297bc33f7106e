using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;

namespace Insight.Edge.Configuration;

/// <summary>
/// Hands YARP its routes and clusters. A wrong change is refused whole and told, by its keys, and the last good one stays in
/// force: YARP itself would take a route without a cluster, and answer it with an empty 503.
/// </summary>
/// <param name="source">Reads the section <c>ReverseProxy</c>, also when it changes.</param>
/// <param name="check">The rules.</param>
/// <param name="reloads">Counts what took effect, and what did not.</param>
/// <param name="logger">Is told of refusals.</param>
internal sealed partial class LastGoodProxyConfig(
    IProxyConfigProvider source, ProxyCheck check, ConfigurationReloads reloads, ILogger<LastGoodProxyConfig> logger) : IProxyConfigProvider
{
    private IProxyConfig? _lastGood;
    private IProxyConfig? _lastRefused;

    public IProxyConfig GetConfig()
    {
        var next = source.GetConfig();
        if (_lastGood is null)
            return _lastGood = next; // the start has checks of its own

        // YARP asks synchronously, and its rules answer at once.
        var errors = check.ErrorsAsync(next).GetAwaiter().GetResult();
        if (errors.Count == 0)
        {
            // Another section's change is one of the whole configuration, and none of the routes'.
            if (IsSame(next, _lastGood))
                reloads.Mend(ConfigurationReloads.Routes);
            else
                reloads.Succeed(ConfigurationReloads.Routes);
            _lastRefused = null;
            return _lastGood = next;
        }

        // One change may be announced several times, by each source of the configuration.
        if (_lastRefused is null || !IsSame(next, _lastRefused))
        {
            reloads.Refuse(ConfigurationReloads.Routes);
            Log.Refused(logger, string.Join(' ', errors));
        }

        _lastRefused = next;
        return new Kept(_lastGood, next.ChangeToken);
    }

    private static bool IsSame(IProxyConfig one, IProxyConfig other) => one.Routes.SequenceEqual(other.Routes) && one.Clusters.SequenceEqual(other.Clusters);

    // What was good, until what was wrong changes again.
    private sealed class Kept(IProxyConfig good, IChangeToken changes) : IProxyConfig
    {
        public IReadOnlyList<RouteConfig> Routes => good.Routes;

        public IReadOnlyList<ClusterConfig> Clusters => good.Clusters;

        public IChangeToken ChangeToken => changes;
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "The routes and clusters are wrong and were refused; the last good ones stay in force. {Errors}")]
        public static partial void Refused(ILogger logger, string errors);
    }
}
