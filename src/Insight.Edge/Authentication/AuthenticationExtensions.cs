namespace Insight.Edge.Authentication;

/// <summary>The room that finds out who calls.</summary>
internal static class AuthenticationExtensions
{
    /// <summary>Lets only known API keys pass.</summary>
    public static IApplicationBuilder UseApiKey(this IApplicationBuilder app) => app.UseMiddleware<ApiKeyMiddleware>();
}
