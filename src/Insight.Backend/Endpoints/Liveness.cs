namespace Insight.Backend.Endpoints;

/// <summary><c>GET /healthz</c>: the process lives.</summary>
internal static class Liveness
{
    /// <summary>The route.</summary>
    public const string Route = "/healthz";

    /// <summary>Handles one request.</summary>
    public static Task HandleAsync(HttpContext context) => Answers.StatusAsync(context, StatusCodes.Status200OK, "ok");
}
