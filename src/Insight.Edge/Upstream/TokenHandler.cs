using Microsoft.Net.Http.Headers;

namespace Insight.Edge.Upstream;

/// <summary>Puts the token on whatever the edge asks a backend: requests and health checks.</summary>
/// <param name="token">The token.</param>
/// <param name="connections">What sends.</param>
internal sealed class TokenHandler(UpstreamToken token, HttpMessageHandler connections) : DelegatingHandler(connections)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(HeaderNames.Authorization, token.Authorization);
        return base.SendAsync(request, cancellationToken);
    }
}
