using Microsoft.AspNetCore.DataProtection;
using Yarp.ReverseProxy.Health;

namespace Insight.Edge.Forwarding;

/// <summary>The room that forwards: YARP, by the section <c>ReverseProxy</c>.</summary>
internal static class ForwardingExtensions
{
    /// <summary>The configuration section; everything below it is YARP's own.</summary>
    public const string Section = "ReverseProxy";

    /// <summary>Adds the proxy.</summary>
    public static IServiceCollection AddForwarding(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddReverseProxy()
            .LoadFromConfig(configuration.GetSection(Section))
            .ConfigureHttpClient((_, handler) => handler.ActivityHeadersPropagator = new TraceParentPropagator())
            .AddTransforms<UpstreamTransforms>();
        services.AddSingleton<IActiveHealthCheckPolicy, ProvenHealthPolicy>();

        // YARP brings it for session affinity, which is not used: no key is to be written to a disk for that.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services;
    }

    /// <summary>Forwards the clean part, and answers once it is stored.</summary>
    public static IApplicationBuilder UseForwarding(this IApplicationBuilder app) => app.UseMiddleware<ForwardingMiddleware>();
}
