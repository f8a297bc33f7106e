using Insight.Edge.Clients;
using Insight.Edge.Configuration;
using Insight.Edge.Diagnostics;
using Insight.Edge.Forwarding;
using Insight.Edge.Management;
using Insight.Edge.Management.Status;
using Insight.Edge.Portal;
using Insight.Edge.RateLimiting;
using Insight.Edge.RequestBody;
using Insight.Edge.Responses;
using Insight.Edge.Sandbox;
using Insight.Edge.Shutdown;
using Insight.Edge.Transport;
using Insight.Edge.Upstream;
using Insight.Edge.Warmup;

namespace Insight.Edge;

/// <summary>What the stages of <see cref="EdgePipeline"/> need.</summary>
internal static class EdgeServices
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The services; a clock is among them.</param>
    /// <param name="options">The section <c>Edge</c>.</param>
    /// <param name="configuration">The rest, which may change.</param>
    public static IServiceCollection AddEdge(this IServiceCollection services, EdgeOptions options, IConfiguration configuration) => services
        .AddSingleton(options)
        .AddSingleton<ConfigurationReloads>()
        .AddSingleton<EdgeContracts>()
        .AddSingleton<BodyArrays>()
        .AddSingleton<ResponseWriter>()
        .AddSingleton<Readiness>()
        .AddSingleton<Draining>()
        .AddSingleton<WarmupState>()
        .AddSingleton<ManagementEndpoints>()
        .AddStatusPage()
        .AddDiagnostics()
        .AddClients()
        .AddClientRateLimits(options)
        .AddSandbox()
        .AddForwarding(configuration)
        .AddUpstream()
        .AddTransport()
        .AddPortal();
}
