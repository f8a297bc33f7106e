using Insight.Edge.Responses;

namespace Insight.Edge.Transport;

/// <summary>Refuses plain HTTP before anything of the request is looked at: a key that came so may be known to others.</summary>
internal sealed class SecureTransportMiddleware(RequestDelegate next, SecureTransport transport, ResponseWriter responses)
{
    public Task InvokeAsync(HttpContext context) =>
        transport.Allows(context) ? next(context) : responses.AnswerAsync(context, Outcome.InsecureTransport);
}
