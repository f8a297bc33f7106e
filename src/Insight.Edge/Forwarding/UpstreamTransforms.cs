using System.Net;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Insight.Edge.Forwarding;

/// <summary>
/// What crosses between edge and backend. Nothing of the caller's request goes upstream but the clean body: not the API key, not
/// the signature, no header that the edge did not set itself, no query. Nothing of the backend's answer goes to the caller.
/// </summary>
/// <param name="contracts">The contracts that a route may name.</param>
internal sealed class UpstreamTransforms(EdgeContracts contracts) : ITransformProvider
{
    public void ValidateRoute(TransformRouteValidationContext context)
    {
        var route = context.Route;
        var contract = route.Metadata?.GetValueOrDefault(EdgeContracts.RouteMetadata);
        if (contracts.Find(contract) is null)
        {
            context.Errors.Add(new InvalidOperationException(
                $"ReverseProxy:Routes:{route.RouteId}:Metadata:{EdgeContracts.RouteMetadata}: must be one of {string.Join(", ", contracts.Names)}."));
        }

        if (route.Match.Methods is { Count: > 0 })
        {
            context.Errors.Add(new InvalidOperationException(
                $"ReverseProxy:Routes:{route.RouteId}:Match:Methods: must be absent; the contract decides the method."));
        }
    }

    public void ValidateCluster(TransformClusterValidationContext context)
    {
    }

    public void Apply(TransformBuilderContext context)
    {
        context.CopyRequestHeaders = false;
        context.CopyResponseHeaders = false;
        context.CopyResponseTrailers = false;
        context.UseDefaultForwarders = false;
        context.AddRequestTransform(SetRequest);
        context.AddResponseTransform(ReadResponseAsync);
    }

    private static ValueTask SetRequest(RequestTransformContext context)
    {
        var request = EdgeRequest.Of(context.HttpContext);
        var client = request.Client!;
        var upstream = context.ProxyRequest;
        upstream.Headers.Add(EdgeHeaders.RequestId, request.RequestId);
        upstream.Headers.Add(EdgeHeaders.Client, client.Id);
        upstream.Headers.Add(EdgeHeaders.Ehr, client.Ehr);
        upstream.Headers.Add(EdgeHeaders.Organization, client.Organization);
        upstream.Content!.Headers.ContentType = new("application/json");
        upstream.Content.Headers.ContentLength = context.HttpContext.Request.ContentLength;
        upstream.RequestUri = RequestUtilities.MakeDestinationAddress(context.DestinationPrefix, context.Path, QueryString.Empty);
        return default;
    }

    private static async ValueTask ReadResponseAsync(ResponseTransformContext context)
    {
        context.SuppressResponseBody = true;
        if (context.ProxyResponse is not { } response)
            return;
        var request = EdgeRequest.Of(context.HttpContext);
        request.Upstream = new UpstreamAnswer((int)response.StatusCode, Receipt: null);
        if (response.StatusCode == HttpStatusCode.OK)
            request.Upstream = request.Upstream with { Receipt = await UpstreamAnswer.ReadReceiptAsync(response.Content, request, context.CancellationToken) };
    }
}
