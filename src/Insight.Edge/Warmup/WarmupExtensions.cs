using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Insight.Edge.Warmup;

/// <summary>The room that warms the edge up.</summary>
internal static class WarmupExtensions
{
    /// <summary>Lets the edge warm up when it starts.</summary>
    public static IServiceCollection AddWarmup(this IServiceCollection services)
    {
        services.TryAddSingleton<IWarmup, PipelineWarmup>();
        return services.AddHostedService<WarmupService>();
    }
}
