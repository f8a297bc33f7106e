namespace Insight.Backend.Authentication;

/// <summary>The room that lets only the edge in.</summary>
internal static class AuthenticationExtensions
{
    /// <summary>Registers what it needs.</summary>
    public static IServiceCollection AddTokens(this IServiceCollection services, BackendOptions options, IHostEnvironment environment) => services
        .AddSingleton(new TokenSource(options, environment))
        .AddSingleton<AcceptedTokens>();

    /// <summary>Refuses what comes without an accepted token.</summary>
    public static IApplicationBuilder UseTokens(this IApplicationBuilder app) => app.UseMiddleware<TokenMiddleware>();

    /// <summary>Makes an endpoint need no token.</summary>
    public static void WithoutToken(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new OpenEndpoint());
}
