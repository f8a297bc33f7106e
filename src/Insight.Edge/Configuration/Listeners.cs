using Insight.Edge.Management;
using Insight.Edge.Transport;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Insight.Edge.Configuration;

/// <summary>Opens the callers' and the management listeners, by their addresses.</summary>
internal static class Listeners
{
    /// <summary>Listens on every address of <c>Edge:Urls</c> and <c>Edge:Management:Urls</c>.</summary>
    public static void Listen(KestrelServerOptions kestrel, EdgeOptions options)
    {
        // Kestrel's own section is read here, and no listener of Kestrel's comes in beside these.
        kestrel.Configure();
        foreach (var address in Parse(options.Urls))
            Listen(kestrel, address, _ => { });
        foreach (var address in Parse(options.Management.Urls))
            Listen(kestrel, address, listener => listener.MarkAsManagement());
    }

    /// <summary>Whether any address is <c>https</c>.</summary>
    public static bool UsesTls(EdgeOptions options) =>
        IsHttps(options.Urls) || IsHttps(options.Management.Urls);

    /// <summary>Adds an error for every address that is none, or stands for both kinds of listener.</summary>
    public static void Check(EdgeOptions options, ICollection<string> errors)
    {
        var callers = CheckUrls($"{EdgeOptions.Section}:{nameof(EdgeOptions.Urls)}", options.Urls, errors);
        var management = CheckUrls($"{EdgeOptions.Section}:{nameof(EdgeOptions.Management)}:{nameof(ManagementOptions.Urls)}", options.Management.Urls, errors);
        if (callers.Intersect(management).Any(address => address.Port != 0))
            errors.Add($"{EdgeOptions.Section}:{nameof(EdgeOptions.Management)}:{nameof(ManagementOptions.Urls)}: must not be an address of {EdgeOptions.Section}:{nameof(EdgeOptions.Urls)}.");
    }

    private static List<BindingAddress> CheckUrls(string key, string urls, ICollection<string> errors)
    {
        try
        {
            var addresses = Parse(urls).ToList();
            if (addresses.Count > 0 && addresses.TrueForAll(IsBindable))
                return addresses;
        }
        catch (FormatException)
        {
        }

        errors.Add($"{key}: must be addresses, as http://localhost:8080, separated by ';'.");
        return [];
    }

    /// <summary>The addresses of a setting.</summary>
    /// <exception cref="FormatException">One is no address.</exception>
    public static IEnumerable<BindingAddress> Parse(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse);

    // Kestrel would listen everywhere on what is no address of its own, a misspelt port included, and gives no free port on a name
    // that stands for two addresses.
    private static bool IsBindable(BindingAddress address) =>
        address.Scheme is "http" or "https" &&
        address.PathBase.Length == 0 &&
        address.Port <= ushort.MaxValue &&
        (address.IsUnixPipe || IsLocalhost(address) || address.Host is "*" or "+" || System.Net.IPAddress.TryParse(address.Host, out _)) &&
        !(address.Port == 0 && IsLocalhost(address));

    private static bool IsHttps(string urls) => urls.Split(';', StringSplitOptions.TrimEntries).Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    private static bool IsLocalhost(BindingAddress address) => address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static void Listen(KestrelServerOptions kestrel, BindingAddress address, Action<ListenOptions> configure)
    {
        void Configure(ListenOptions listener)
        {
            var certificate = listener.ApplicationServices.GetRequiredService<ServerCertificate>();
            if (address.Scheme == "https" && certificate.MayBeDevelopments)
                listener.UseHttps();
            else if (address.Scheme == "https")
                listener.UseHttps(certificate.Handshake());
            configure(listener);
        }

        if (address.IsUnixPipe)
            kestrel.ListenUnixSocket(address.UnixPipePath, Configure);
        else if (IsLocalhost(address))
            kestrel.ListenLocalhost(address.Port, Configure);
        else if (System.Net.IPAddress.TryParse(address.Host, out var ip))
            kestrel.Listen(ip, address.Port, Configure);
        else
            kestrel.ListenAnyIP(address.Port, Configure); // as Kestrel does with *, + and any other name
    }
}
