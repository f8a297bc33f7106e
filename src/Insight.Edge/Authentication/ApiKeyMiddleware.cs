using Insight.Edge.Clients;
using Insight.Edge.Diagnostics;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Responses;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.Authentication;

/// <summary>Finds out who calls, by <c>X-API-Key</c> (contract, checks 2 and 3).</summary>
internal sealed class ApiKeyMiddleware(RequestDelegate next, ClientRegistry clients, ResponseWriter responses, Stages stages, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        var keys = context.Request.Headers[EdgeHeaders.ApiKey];
        if (StringValues.IsNullOrEmpty(keys) || (keys.Count > 1 && keys.All(string.IsNullOrEmpty)))
            return responses.AnswerAsync(context, Outcome.MissingApiKey);
        if (keys.Count > 1 || clients.Current.Find(keys[0]!, time.GetUtcNow()) is not { } known)
            return responses.AnswerAsync(context, Outcome.InvalidApiKey);

        var request = EdgeRequest.Of(context);
        request.Client = known.Client;
        known.Key.Uses.Add();
        stages.Ended(Stage.Authenticate, request);
        return next(context);
    }
}
