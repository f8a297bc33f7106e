using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;

namespace Insight.AppHost;

/// <summary>Starts a host, and where an address is taken tells which setting gives it another.</summary>
internal static class TakenAddress
{
    /// <summary>Starts it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="section">The section of its settings.</param>
    /// <exception cref="IOException">An address is in use.</exception>
    public static async Task StartAsync(WebApplication host, string section)
    {
        try
        {
            await host.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            var port = PortIn(e.Message);
            var isMain = host.Configuration[$"{section}:Urls"]?.Split(';').Any(address => address.TrimEnd('/', ' ').EndsWith(port, StringComparison.Ordinal)) == true;
            var key = isMain ? $"{section}:Urls" : $"{section}:Management:Urls";
            throw new IOException($"{e.Message} Another program listens there, or this one in another terminal, or another part of it. Stop it, or give another address: --{key}=http://127.0.0.1:PORT.", e);
        }
    }

    // Kestrel tells the address in its message alone: "Failed to bind to address http://127.0.0.1:8080: address already in use."
    private static string PortIn(string message)
    {
        var address = Array.Find(message.Split(' '), word => word.Contains("://", StringComparison.Ordinal))?.TrimEnd(':') ?? "";
        return address[(address.LastIndexOf(':') + 1)..] is { Length: > 0 } port ? $":{port}" : "://";
    }
}
