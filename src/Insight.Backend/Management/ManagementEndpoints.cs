using Insight.Backend.Endpoints;
using Insight.Exposition;

namespace Insight.Backend.Management;

/// <summary><c>/healthz</c> and <c>/readyz</c>, as on the main port, and <c>/metrics</c>; nothing else, and for nobody's token.</summary>
internal sealed class ManagementEndpoints(Readiness readiness, MetricsEndpoint metrics)
{
    private const string MetricsRoute = "/metrics";

    /// <summary>Answers whatever comes in by the management port.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        if (path is not (Liveness.Route or Readiness.Route or MetricsRoute))
            return Answers.ErrorAsync(context, StatusCodes.Status404NotFound, "not found");
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return Answers.ErrorAsync(context, StatusCodes.Status405MethodNotAllowed, "method not allowed");
        }

        context.Response.Headers.CacheControl = "no-store";
        return path switch
        {
            MetricsRoute => metrics.AnswerAsync(context),
            Readiness.Route => readiness.HandleAsync(context),
            _ => Liveness.HandleAsync(context),
        };
    }
}
