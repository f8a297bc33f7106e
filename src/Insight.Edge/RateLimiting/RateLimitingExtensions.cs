using Insight.Edge.Responses;
using Microsoft.AspNetCore.RateLimiting;

namespace Insight.Edge.RateLimiting;

/// <summary>The room of the clients' limits: the framework's middleware, with limits for each client.</summary>
internal static class RateLimitingExtensions
{
    /// <summary>Adds the limits.</summary>
    public static IServiceCollection AddClientRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<UnauthorizedThrottle>();
        services.AddSingleton<ClientLimiter>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<ClientLimiter, ResponseWriter>((options, limiter, responses) =>
        {
            options.GlobalLimiter = limiter.Both;
            options.OnRejected = (rejected, _) => new ValueTask(RejectAsync(rejected.HttpContext, limiter, responses));
        });
        return services;
    }

    /// <summary>Refuses what is beyond the client's limits (contract, check 4), and notes what is left of them.</summary>
    public static IApplicationBuilder UseClientRateLimits(this IApplicationBuilder app) =>
        app.UseRateLimiter().UseMiddleware<QuotaMiddleware>();

    private static Task RejectAsync(HttpContext context, ClientLimiter limiter, ResponseWriter responses)
    {
        EdgeRequest.Of(context).Quota = limiter.Tell(context);
        return responses.AnswerAsync(context, Outcome.RateLimited(limiter.RetryAfterSeconds(context)));
    }
}
