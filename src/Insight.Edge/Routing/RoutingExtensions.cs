namespace Insight.Edge.Routing;

/// <summary>The room that finds the contract of a path.</summary>
internal static class RoutingExtensions
{
    /// <summary>Answers where no route matches.</summary>
    public static IApplicationBuilder UseKnownPaths(this IApplicationBuilder app) => app.UseMiddleware<KnownPathsMiddleware>();

    /// <summary>Notes the route's contract, and lets only its method pass.</summary>
    public static IApplicationBuilder UseContract(this IApplicationBuilder app) => app.UseMiddleware<ContractMiddleware>();
}
