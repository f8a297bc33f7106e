using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Insight.Backend.Management;

/// <summary>Which ports are the management's. The connection knows its own, whatever the caller's <c>Host</c> says.</summary>
internal sealed class ManagementPorts
{
    private volatile int[] _ports;

    /// <param name="options">Names the addresses.</param>
    /// <param name="server">Knows the ports that it was given where it asked for any.</param>
    /// <param name="lifetime">Says when it knows; until then such a port serves what the others do, token and all.</param>
    public ManagementPorts(BackendOptions options, IServer server, IHostApplicationLifetime lifetime)
    {
        var addresses = options.Management.Addresses;
        _ports = [.. addresses.Select(address => BindingAddress.Parse(address).Port).Where(port => port != 0)];
        lifetime.ApplicationStarted.Register(() =>
        {
            // They are the last that were opened, and Kestrel tells them in that order.
            if (server.Features.Get<IServerAddressesFeature>() is { } bound)
                _ports = [.. bound.Addresses.TakeLast(addresses.Length).Select(address => BindingAddress.Parse(address).Port)];
        });
    }

    /// <summary>Whether a request came in by one of them.</summary>
    public bool Include(HttpContext context) => Array.IndexOf(_ports, context.Connection.LocalPort) >= 0;
}
