using Insight.Backend.Diagnostics.Metrics;
using Insight.Backend.Shutdown;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary><c>GET /readyz</c>: the store answers a query and can be written to, and nobody has told the backend to stop.</summary>
internal sealed class Readiness(IDatabase database, Draining draining, BackendMetrics metrics)
{
    /// <summary>The route.</summary>
    public const string Route = "/readyz";

    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context) =>
        await (!draining.IsOn && await ProbeAsync(context.RequestAborted)
            ? Answers.StatusAsync(context, StatusCodes.Status200OK, "ready")
            : Answers.StatusAsync(context, StatusCodes.Status503ServiceUnavailable, "not ready"));

    private async Task<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        var isReady = await database.IsReadyAsync(cancellationToken);
        metrics.Database(isReady);
        return isReady;
    }
}
