using Insight.Edge.Responses;

namespace Insight.Edge.Routing;

/// <summary>Answers where no route matches (contract, check 1).</summary>
internal sealed class KnownPathsMiddleware(RequestDelegate next, ResponseWriter responses)
{
    public Task InvokeAsync(HttpContext context) => context.GetEndpoint() is null
        ? responses.AnswerAsync(context, Outcome.NotFound)
        : next(context);
}
