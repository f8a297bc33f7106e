using System.Net;
using System.Net.Http.Headers;
using Yarp.ReverseProxy.Forwarder;

namespace Insight.Edge.Warmup;

/// <summary>Where the forwarding of a sealed pipeline ends: takes what is sent, answers as the backend does, and has no connection.</summary>
internal sealed class SyntheticBackend : HttpMessageHandler, IForwarderHttpClientFactory
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>What is said to the next request.</summary>
    public byte[] Receipt { get; set; } = [];

    public HttpMessageInvoker CreateClient(ForwarderHttpClientContext context) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
            await content.CopyToAsync(Stream.Null, cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(Receipt) { Headers = { ContentType = Json } },
        };
    }
}
