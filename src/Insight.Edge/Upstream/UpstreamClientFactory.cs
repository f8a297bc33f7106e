using Yarp.ReverseProxy.Forwarder;

namespace Insight.Edge.Upstream;

/// <summary>Makes a cluster's connections as YARP does, with the edge's token and certificates.</summary>
/// <param name="token">Goes with every request and health check, where there is one.</param>
/// <param name="certificates">Used where a destination's address is <c>https</c>.</param>
/// <param name="logger">YARP's own.</param>
internal sealed class UpstreamClientFactory(UpstreamToken token, UpstreamCertificates certificates, ILogger<ForwarderHttpClientFactory> logger)
    : ForwarderHttpClientFactory(logger), IForwarderHttpClientFactory
{
    HttpMessageInvoker IForwarderHttpClientFactory.CreateClient(ForwarderHttpClientContext context)
    {
        if (!certificates.AreConfigured || CanReuseOldClient(context))
            return CreateClient(context);

        // The same each time, and not what came before.
        var anew = new ForwarderHttpClientContext { ClusterId = context.ClusterId, NewConfig = context.NewConfig, NewMetadata = context.NewMetadata };
        return new RenewedClient(() => certificates.Current, () => CreateClient(anew));
    }

    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ActivityHeadersPropagator = null; // UpstreamTransforms writes what goes upstream
        certificates.ApplyTo(handler.SslOptions);
    }

    protected override HttpMessageHandler WrapHandler(ForwarderHttpClientContext context, HttpMessageHandler handler) =>
        token.IsConfigured ? new TokenHandler(token, handler) : handler;
}
