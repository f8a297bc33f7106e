namespace Insight.Backend.Shutdown;

/// <summary>The room in which the backend comes to its end.</summary>
internal static class ShutdownExtensions
{
    /// <summary>Lets the backend drain before its server stops listening.</summary>
    public static void AddShutdown(this IServiceCollection services, ShutdownOptions options)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.DrainDelay + options.Timeout);
        services.AddSingleton(options);
        services.AddSingleton<Draining>();
        services.AddHostedService<DrainService>();
    }
}
