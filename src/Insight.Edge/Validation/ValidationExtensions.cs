namespace Insight.Edge.Validation;

/// <summary>The room that holds bodies against their contract.</summary>
internal static class ValidationExtensions
{
    /// <summary>Lets only requests pass of which something is clean.</summary>
    public static IApplicationBuilder UseValidation(this IApplicationBuilder app) => app.UseMiddleware<ValidationMiddleware>();
}
