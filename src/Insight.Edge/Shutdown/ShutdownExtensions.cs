using Insight.Edge.Configuration;

namespace Insight.Edge.Shutdown;

/// <summary>The room in which the edge comes to its end.</summary>
internal static class ShutdownExtensions
{
    /// <summary>Lets the edge drain before its server stops listening.</summary>
    public static IServiceCollection AddShutdown(this IServiceCollection services, EdgeOptions options) => services
        .Configure<HostOptions>(host => host.ShutdownTimeout = options.Shutdown.DrainDelay + options.Shutdown.Timeout)
        .AddHostedService<DrainService>();
}
