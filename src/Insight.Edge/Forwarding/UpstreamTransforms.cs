using System.Collections.Concurrent;
using Insight.Edge.Diagnostics.Tracing;
using Microsoft.Net.Http.Headers;
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
    private const int MaxUris = 1024;

    private readonly ConcurrentDictionary<(string Prefix, string? Path), Uri> _uris = new();
    private int _known; // the dictionary takes all its locks to count

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
    }

    private ValueTask SetRequest(RequestTransformContext context)
    {
        var request = EdgeRequest.Of(context.HttpContext);
        var client = request.Client!;
        var upstream = context.ProxyRequest;
        upstream.Headers.TryAddWithoutValidation(EdgeHeaders.RequestId, request.RequestId);
        upstream.Headers.TryAddWithoutValidation(EdgeHeaders.Client, client.Id);
        upstream.Headers.TryAddWithoutValidation(EdgeHeaders.Ehr, client.Ehr);
        upstream.Headers.TryAddWithoutValidation(EdgeHeaders.Organization, client.Organization);
        upstream.Content!.Headers.TryAddWithoutValidation(HeaderNames.ContentType, "application/json");

        // And no more of the caller's trace: what it writes into tracestate and baggage may be anything.
        upstream.Headers.TryAddWithoutValidation(HeaderNames.TraceParent, TraceParent.Of(context.HttpContext.Request.Headers.TraceParent));
        upstream.RequestUri = UriOf(context.DestinationPrefix, context.Path);
        return default;
    }

    // An address is parsed once. By its text: two paths in other letters, which ASP.NET Core takes for equal, are two. Where a route leaves the
    // caller's path as it is there may be any number of them.
    private Uri UriOf(string prefix, PathString path)
    {
        if (_uris.TryGetValue((prefix, path.Value), out var known))
            return known;
        var made = RequestUtilities.MakeDestinationAddress(prefix, path, QueryString.Empty);
        if (Volatile.Read(ref _known) < MaxUris && _uris.TryAdd((prefix, path.Value), made))
            Interlocked.Increment(ref _known);
        return made;
    }
}
