using Insight.Edge.Responses;

namespace Insight.Edge.Routing;

/// <summary>Notes the route's contract, and answers where the method is not the contract's (check 1).</summary>
internal sealed class ContractMiddleware(RequestDelegate next, EdgeContracts contracts, ResponseWriter responses)
{
    public Task InvokeAsync(HttpContext context)
    {
        var metadata = context.GetRouteModel().Config.Metadata;
        EdgeRequest.Of(context).RouteTo(contracts.Find(metadata?.GetValueOrDefault(EdgeContracts.RouteMetadata))
            ?? throw new InvalidOperationException("A route without a contract passed the validation of the configuration."));
        return context.Request.Method == HttpMethods.Post // case-sensitive, unlike HttpMethods.IsPost (RFC 9110, 9.1)
            ? next(context)
            : responses.AnswerAsync(context, Outcome.MethodNotAllowed);
    }
}
