using System.Net;
using Insight.Edge.Configuration;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.Transport;

/// <summary>
/// The proxies whose word counts on whom they pass on (<c>Edge:TrustedProxies</c>). What anybody else writes into the same headers is not looked at.
/// </summary>
internal sealed class TrustedProxies
{
    /// <summary>Says by which scheme a proxy's caller came.</summary>
    public const string ForwardedProto = "X-Forwarded-Proto";

    /// <summary>Says for whom a request was passed on, each proxy adding to the right.</summary>
    public const string ForwardedFor = "X-Forwarded-For";

    private const string Key = $"{EdgeOptions.Section}:{nameof(EdgeOptions.TrustedProxies)}";
    private const string UnixSocket = "unix";
    private const int MappedPrefix = 96;

    private readonly List<IPNetwork> _networks = [];
    private readonly bool _unixSocket;

    public TrustedProxies(EdgeOptions options)
    {
        var errors = new List<string>();
        for (var i = 0; i < options.TrustedProxies.Count; i++)
        {
            var text = options.TrustedProxies[i];
            if (text == UnixSocket)
                _unixSocket = true;
            else if (Parse(text) is { } network)
                Add(network);
            else
                errors.Add($"{Key}:{i}: must be an address or a network, as 10.1.2.3 or 10.1.0.0/16, or unix for who comes by a Unix socket.");
        }

        Errors = errors;
    }

    /// <summary>What is wrong, by its key.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Whether there is any.</summary>
    public bool Any => _unixSocket || _networks.Count > 0;

    /// <summary>Whether an address is a trusted proxy's.</summary>
    /// <param name="address">The address; null for who comes by a Unix socket.</param>
    public bool Contain(IPAddress? address)
    {
        if (address is null)
            return _unixSocket;
        foreach (var network in _networks)
        {
            if (network.Contains(address))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Where a request comes from: the connection's address, or, where that is a trusted proxy's, the last one in <c>X-Forwarded-For</c> that is not.
    /// What stands to the left of that one, its sender may have made up.
    /// </summary>
    /// <returns>Null for a Unix socket.</returns>
    public IPAddress? SourceOf(HttpContext context)
    {
        var source = context.Connection.RemoteIpAddress;
        if (!Any || !Contain(source))
            return source;
        var lines = context.Request.Headers[ForwardedFor];
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            var hops = (lines[i] ?? "").Split(',', StringSplitOptions.TrimEntries);
            for (var j = hops.Length - 1; j >= 0; j--)
            {
                if (!TryParseHop(hops[j], out var hop))
                    return source;
                source = hop;
                if (!Contain(source))
                    return source;
            }
        }

        return source;
    }

    /// <summary>What the trusted proxy that sent a request says of its caller's scheme; empty where it says nothing, or nobody trusted sent it.</summary>
    public StringValues SchemeOf(HttpContext context) =>
        Any && Contain(context.Connection.RemoteIpAddress) ? context.Request.Headers[ForwardedProto] : StringValues.Empty;

    // Some proxies add the port.
    private static bool TryParseHop(string text, out IPAddress address)
    {
        if (IPAddress.TryParse(text, out address!))
            return true;
        var found = IPEndPoint.TryParse(text, out var endPoint);
        address = found ? endPoint!.Address : IPAddress.None;
        return found;
    }

    private static IPNetwork? Parse(string text)
    {
        // .NET reads "10" as an address too, and somebody has left something out there. A network of everybody is a mistake as well.
        if (IPAddress.TryParse(text, out var address))
            return address.ToString() == text || text.Contains(':') ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
        return IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network : null;
    }

    // A listener on every address sees IPv4 addresses as IPv6 ones.
    private void Add(IPNetwork network)
    {
        _networks.Add(network);
        if (network.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
            _networks.Add(new IPNetwork(network.BaseAddress.MapToIPv6(), MappedPrefix + network.PrefixLength));
    }
}
