using System.Text.Json;
using Insight.Edge.Management.Status;
using Insight.Exposition;

namespace Insight.Edge.Management;

/// <summary>
/// <c>/healthz</c>: the process lives. <c>/readyz</c>: requests can be served; 503 names what is missing. <c>/metrics</c>: what can be watched. <c>/</c>: the same for people.
/// </summary>
internal sealed class ManagementEndpoints(Readiness readiness, MetricsEndpoint metrics, StatusEndpoint status)
{
    private static readonly Answer Alive = new("ok", []);

    /// <summary>Answers whatever comes in by the management port.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var isStatus = StatusEndpoint.Serves(context.Request.Path.Value);
        if (!isStatus && context.Request.Path.Value is not ("/healthz" or "/readyz" or "/metrics"))
            return WriteAsync(context, StatusCodes.Status404NotFound, new Answer("not found", []));
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return WriteAsync(context, StatusCodes.Status405MethodNotAllowed, new Answer("method not allowed", []));
        }

        if (isStatus)
            return status.AnswerAsync(context);
        if (context.Request.Path.Value == "/metrics")
            return metrics.AnswerAsync(context);
        if (context.Request.Path.Value == "/healthz")
            return WriteAsync(context, StatusCodes.Status200OK, Alive);
        var missing = readiness.Missing();
        return missing.Count == 0
            ? WriteAsync(context, StatusCodes.Status200OK, Alive)
            : WriteAsync(context, StatusCodes.Status503ServiceUnavailable, new Answer("not ready", missing));
    }

    private static Task WriteAsync(HttpContext context, int status, Answer answer)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(answer, JsonSerializerOptions.Web, "application/json", context.RequestAborted);
    }

    /// <param name="Status">In a word.</param>
    /// <param name="Missing">What is not ready.</param>
    private sealed record Answer(string Status, IReadOnlyList<string> Missing);
}
