using Insight.Backend.Shutdown;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary><c>GET /readyz</c>: the store answers a query and can be written to, and nobody has told the backend to stop.</summary>
internal sealed class Readiness(IDatabase database, Draining draining)
{
    /// <summary>The route.</summary>
    public const string Route = "/readyz";

    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context) =>
        await (!draining.IsOn && await database.IsReadyAsync(context.RequestAborted)
            ? Answers.StatusAsync(context, StatusCodes.Status200OK, "ready")
            : Answers.StatusAsync(context, StatusCodes.Status503ServiceUnavailable, "not ready"));
}
