using System.Text;
using System.Text.Json;
using Insight.Edge.Pages;
using Insight.Edge.Transport;

namespace Insight.Edge.Portal;

/// <summary>
/// The description of the webhooks, as this edge serves it: the generated one, with the edge itself as the first of its servers, so that who
/// opens it in a viewer, or makes a client of it, sends there.
/// </summary>
/// <param name="proxies">Whose word counts on how the visitor came.</param>
internal sealed class ServedOpenApi(TrustedProxies proxies)
{
    /// <summary>Its path.</summary>
    public const string Path = "/docs/openapi.json";

    private const string Servers = "\n  \"servers\": [";

    private readonly Lazy<string> _generated = new(() => PageAsset.ReadText("portal.openapi.json"));

    // A visitor asks by one address, as a rule all do: made anew only when it is another.
    private Served? _last;

    /// <summary>What is served to a request.</summary>
    public PageAsset For(HttpContext context)
    {
        var origin = OriginOf(context);
        if (Volatile.Read(ref _last) is { } last && last.Origin == origin)
            return last.Asset;
        var made = new Served(origin, PageAsset.Of(Encoding.UTF8.GetBytes(Write(origin)), "application/json"));
        Volatile.Write(ref _last, made);
        return made.Asset;
    }

    // Into the text, which otherwise stays as it was generated.
    private string Write(string? origin)
    {
        var text = _generated.Value;
        if (origin is null)
            return text;
        var place = text.IndexOf(Servers, StringComparison.Ordinal);
        if (place < 0)
            throw new InvalidOperationException("The description of the webhooks names no servers.");
        return text.Insert(place + Servers.Length, $$"""

                {
                  "url": "{{JsonEncodedText.Encode(origin)}}",
                  "description": "The edge that this description came from."
                },
            """);
    }

    // As a browser would call it. Null where the request names no host, as HTTP/1.0 may do, or none that is an address.
    private string? OriginOf(HttpContext context)
    {
        var host = context.Request.Host;
        if (!host.HasValue || !Uri.TryCreate($"{SchemeOf(context)}://{host.Value}/", UriKind.Absolute, out var uri))
            return null;
        return uri.PathAndQuery == "/" && uri.UserInfo.Length == 0 ? uri.GetLeftPart(UriPartial.Authority) : null;
    }

    private string SchemeOf(HttpContext context)
    {
        var said = proxies.SchemeOf(context);
        string[] schemes = [Uri.UriSchemeHttps, Uri.UriSchemeHttp];
        return said.Count == 1 && schemes.FirstOrDefault(scheme => scheme.Equals(said[0], StringComparison.OrdinalIgnoreCase)) is { } scheme ? scheme : context.Request.Scheme;
    }

    /// <summary>What was made for an address.</summary>
    /// <param name="Origin">The address.</param>
    /// <param name="Asset">What was made.</param>
    private sealed record Served(string? Origin, PageAsset Asset);
}
