namespace Insight.Edge.Authorization;

/// <summary>The room that decides who may post for which EHR.</summary>
internal static class AuthorizationExtensions
{
    /// <summary>Lets a client post for its own EHR only.</summary>
    public static IApplicationBuilder UseEhrAuthorization(this IApplicationBuilder app) => app.UseMiddleware<EhrMiddleware>();
}
