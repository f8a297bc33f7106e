using System.Net;
using Insight.Backend.Authentication;
using Insight.Backend.Management;
using Insight.Backend.Shutdown;
using Insight.Backend.Storage;
using Insight.Exposition;
using Microsoft.Extensions.Options;

namespace Insight.Backend;

/// <summary>The configuration section <c>Backend</c>.</summary>
internal sealed record BackendOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Backend";

    /// <summary>The default of <see cref="Urls"/>: loopback, because only the edge is to reach the backend.</summary>
    public const string DefaultUrls = "http://127.0.0.1:8090";

    /// <summary>Where to listen.</summary>
    /// <value>Addresses separated by <c>;</c>, default <see cref="DefaultUrls"/>. Port 0 takes a free port.</value>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>The addresses of <see cref="Urls"/>, one by one.</summary>
    public string[] Addresses => Split(Urls);

    /// <summary>Where probes and metrics are served.</summary>
    public ManagementOptions Management { get; init; } = new();

    /// <summary>The tokens of which every request needs one, separated by white space; this or <see cref="TokenFile"/>.</summary>
    /// <value>None by default, which only a backend in Development on loopback may have.</value>
    public string? Token { get; init; }

    /// <summary>A file that holds the tokens; a change takes effect without a restart.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Which certificate a client must present at the <c>https</c> addresses.</summary>
    /// <value>None by default.</value>
    public ClientCertificateOptions ClientCertificate { get; init; } = new();

    /// <summary>Where appointments and events are kept.</summary>
    public StorageOptions Storage { get; init; } = new();

    /// <summary>How the backend stops.</summary>
    public ShutdownOptions Shutdown { get; init; } = new();

    /// <summary>Reads and validates the section.</summary>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="environment">Says whether a backend without a token may start.</param>
    /// <exception cref="OptionsValidationException">Something in it is wrong; holds every error.</exception>
    public static BackendOptions Load(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Section);
        var validator = new BackendOptionsValidator(section, environment);
        var options = validator.Bindable().Get<BackendOptions>() ?? new();
        var result = validator.Validate(name: null, options);
        string[] failures = [.. result.Failures ?? [], .. OtlpSettings.Errors(configuration)];
        return failures.Length == 0 ? options : throw new OptionsValidationException(Section, typeof(BackendOptions), failures);
    }

    /// <summary>Addresses, one by one.</summary>
    /// <param name="urls">Separated by <c>;</c>. Configuration can say null whatever the type says.</param>
    public static string[] Split(string? urls) => (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether an address is one to listen on.</summary>
    public static bool IsBindable(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.Scheme.ToUpperInvariant() is "HTTP" or "HTTPS"
                && parsed.PathBase.Length == 0
                && parsed.Port <= ushort.MaxValue
                // Kestrel listens everywhere on what is no address of its own, a misspelt port included.
                && (parsed.IsUnixPipe || parsed.Host is "*" or "+" || IsLocalhost(parsed) || IPAddress.TryParse(parsed.Host, out _))
                // Kestrel takes no free port on a name that stands for two addresses.
                && !(parsed.Port == 0 && IsLocalhost(parsed));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Whether only this machine reaches an address. What cannot be bound is told by its own error.</summary>
    public static bool IsLoopback(string address)
    {
        if (!IsBindable(address)) return true;
        var parsed = BindingAddress.Parse(address);
        return parsed.IsUnixPipe || IsLocalhost(parsed) || (IPAddress.TryParse(parsed.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static bool IsLocalhost(BindingAddress address) => string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase);
}
