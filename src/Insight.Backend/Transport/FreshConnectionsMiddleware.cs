using Microsoft.AspNetCore.Connections.Features;

namespace Insight.Backend.Transport;

/// <summary>
/// Ends a connection from before a change of certificates with the answer to its next request: else a client whose authority was taken out of the
/// file could go on for as long as it kept its connection.
/// </summary>
internal sealed class FreshConnectionsMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Connection: close, or HTTP/2's GOAWAY: whoever hears it sends its next request by another, and this one is answered.
        if (context.Features.Get<TlsGeneration>() is { IsOver: true })
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        return next(context);
    }
}
