using Insight.Edge.Responses;

namespace Insight.Edge.Authorization;

/// <summary>Lets a client post for its own EHR only (contract, check 9). A route without an EHR in its path has nothing to check.</summary>
internal sealed class EhrMiddleware(RequestDelegate next, ResponseWriter responses)
{
    private const string RouteValue = "ehr";

    public Task InvokeAsync(HttpContext context)
    {
        var registered = EdgeRequest.Of(context).Client!.Ehr;
        return context.Request.RouteValues.TryGetValue(RouteValue, out var value) && value is string requested && requested != registered
            ? responses.AnswerAsync(context, Outcome.Forbidden(requested, registered))
            : next(context);
    }
}
