using Insight.Edge.Configuration;
using Insight.Edge.RateLimiting.Leasing;

namespace Insight.Edge.RateLimiting;

/// <summary>The room of the limits: each client's own, and that on answers of 401.</summary>
internal static class RateLimitingExtensions
{
    /// <summary>Adds what makes the clients' limiters, and the limit on answers of 401.</summary>
    public static IServiceCollection AddClientRateLimits(this IServiceCollection services, EdgeOptions options)
    {
        services.AddSingleton<UnauthorizedThrottle>();

        // With settings of a store that are wrong the edge does not start: they are told with all others.
        if (!options.RateLimiting.IsShared)
            return services.AddSingleton(provider => new ClientLimiters(provider.GetRequiredService<TimeProvider>()));
        return services
            .AddSingleton(options.RateLimiting)
            .AddSingleton<IPermitStore>(provider => PostgreSqlPermitStore.Of(
                options.RateLimiting, provider.GetRequiredService<IHostEnvironment>().ContentRootPath))
            .AddSingleton<SharedPermitMetrics>()
            .AddSingleton<PermitLeases>()
            .AddHostedService(provider => provider.GetRequiredService<PermitLeases>())
            .AddSingleton(provider => new ClientLimiters(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<PermitLeases>()));
    }

    /// <summary>Refuses what is beyond the client's limits (contract, check 4), and notes what is left of them.</summary>
    public static IApplicationBuilder UseClientRateLimits(this IApplicationBuilder app) => app.UseMiddleware<ClientLimitMiddleware>();
}
