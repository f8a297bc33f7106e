using Yarp.ReverseProxy.Forwarder;

namespace Insight.Edge.Upstream;

/// <summary>The room of the connection to the backend: who the edge is there, and whom it trusts.</summary>
internal static class UpstreamExtensions
{
    /// <summary>Adds it; YARP takes it in place of its own.</summary>
    public static IServiceCollection AddUpstream(this IServiceCollection services) => services
        .AddSingleton<UpstreamToken>()
        .AddSingleton<UpstreamCertificates>()
        .AddSingleton<IForwarderHttpClientFactory, UpstreamClientFactory>();
}
