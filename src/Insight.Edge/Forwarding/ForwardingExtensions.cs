using Insight.Edge.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;

namespace Insight.Edge.Forwarding;

/// <summary>The room that forwards: YARP, by the section <c>ReverseProxy</c>.</summary>
internal static class ForwardingExtensions
{
    /// <summary>The configuration section; everything below it is YARP's own.</summary>
    public const string Section = "ReverseProxy";

    private static readonly TimeSpan PassiveWindow = TimeSpan.FromSeconds(10);

    /// <summary>Adds the proxy.</summary>
    public static IServiceCollection AddForwarding(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddReverseProxy()
            .LoadFromConfig(configuration.GetSection(Section))
            .AddTransforms<UpstreamTransforms>();
        services.AddSingleton<IActiveHealthCheckPolicy, ProvenHealthPolicy>();
        services.AddSingleton<IHttpForwarder, BufferedForwarder>();
        services.AddSingleton<ProxyCheck>();
        KeepLastGood(services);

        // A destination is taken in again no sooner than the window, whatever its cluster says: YARP's own is a minute.
        services.Configure<TransportFailureRateHealthPolicyOptions>(passive => passive.DetectionWindowSize = PassiveWindow);

        // YARP brings it for session affinity, which is not used: no key is to be written to a disk for that.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services;
    }

    /// <summary>Forwards the clean part, and answers once it is stored.</summary>
    public static IApplicationBuilder UseForwarding(this IApplicationBuilder app) => app.UseMiddleware<ForwardingMiddleware>();

    // Puts the last good configuration between YARP and the one provider that LoadFromConfig registered.
    private static void KeepLastGood(IServiceCollection services)
    {
        var registered = services.Single(service => service.ServiceType == typeof(IProxyConfigProvider));
        services.Remove(registered);
        services.AddSingleton<IProxyConfigProvider>(provider => new LastGoodProxyConfig(
            (IProxyConfigProvider)registered.ImplementationFactory!(provider),
            provider.GetRequiredService<ProxyCheck>(),
            provider.GetRequiredService<ConfigurationReloads>(),
            provider.GetRequiredService<ILogger<LastGoodProxyConfig>>()));
    }
}
