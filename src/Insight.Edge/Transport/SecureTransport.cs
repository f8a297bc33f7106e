using System.Net;
using Insight.Edge.Configuration;
using Microsoft.AspNetCore.Connections.Features;

namespace Insight.Edge.Transport;

/// <summary>Whether a request came over TLS all the way, as far as the edge can know.</summary>
/// <param name="options">Says what becomes of plain HTTP.</param>
/// <param name="environment">Says it where the options do not: only Development serves it.</param>
/// <param name="proxies">Whose word counts.</param>
internal sealed class SecureTransport(EdgeOptions options, IHostEnvironment environment, TrustedProxies proxies)
{
    private readonly PlainHttp _plain = options.PlainHttp ?? (environment.IsDevelopment() ? PlainHttp.Allowed : PlainHttp.Refused);

    /// <summary>Whether no caller can be served: every address is plain, and nobody is trusted to say that its own are not.</summary>
    public bool RefusesEverybody =>
        _plain == PlainHttp.Refused && !proxies.Any && Listeners.Parse(options.Urls).All(address => address.Scheme == "http");

    /// <summary>Whether a request may be served. It allocates nothing.</summary>
    public bool Allows(HttpContext context)
    {
        if (_plain == PlainHttp.Allowed)
            return true;

        // The proxy's word goes first: TLS up to here is worth nothing where its caller had none. A list of schemes holds one that a
        // caller may have written.
        var said = proxies.SchemeOf(context);
        if (said.Count > 0)
            return said.Count == 1 && "https".Equals(said[0], StringComparison.OrdinalIgnoreCase);

        // The connection, not Request.Scheme, which follows headers where somebody adds a middleware that does so.
        if (context.Features.Get<ITlsHandshakeFeature>() is not null)
            return true;
        return _plain == PlainHttp.Loopback && context.Connection.RemoteIpAddress is var from && (from is null || IPAddress.IsLoopback(from));
    }
}
