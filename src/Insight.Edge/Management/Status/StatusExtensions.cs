using Insight.Edge.Management.Status.History;
using Insight.Edge.Management.Status.Model;

namespace Insight.Edge.Management.Status;

/// <summary>The page for people.</summary>
internal static class StatusExtensions
{
    /// <summary>Adds it, and what keeps the last minutes for it.</summary>
    public static IServiceCollection AddStatusPage(this IServiceCollection services) => services
        .AddSingleton<Counts>()
        .AddSingleton<Sampler>()
        .AddHostedService(provider => provider.GetRequiredService<Sampler>())
        .AddSingleton<StatusReader>()
        .AddSingleton<StatusEndpoint>();
}
