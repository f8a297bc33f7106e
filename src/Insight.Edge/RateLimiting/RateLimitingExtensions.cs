namespace Insight.Edge.RateLimiting;

/// <summary>The room of the limits: each client's own, and that on answers of 401.</summary>
internal static class RateLimitingExtensions
{
    /// <summary>Adds the limit on answers of 401. A client has its limits with it.</summary>
    public static IServiceCollection AddClientRateLimits(this IServiceCollection services) => services.AddSingleton<UnauthorizedThrottle>();

    /// <summary>Refuses what is beyond the client's limits (contract, check 4), and notes what is left of them.</summary>
    public static IApplicationBuilder UseClientRateLimits(this IApplicationBuilder app) => app.UseMiddleware<ClientLimitMiddleware>();
}
