namespace Insight.Edge.RequestBody;

/// <summary>The room that reads bodies and checks what was signed.</summary>
internal static class RequestBodyExtensions
{
    /// <summary>Lets only JSON in UTF-8 pass.</summary>
    public static IApplicationBuilder UseJsonOnly(this IApplicationBuilder app) => app.UseMiddleware<MediaTypeMiddleware>();

    /// <summary>Reads the body, up to the limit, and lets only signed ones pass.</summary>
    public static IApplicationBuilder UseSignedBody(this IApplicationBuilder app) => app.UseMiddleware<SignedBodyMiddleware>();
}
