using System.Net;
using Insight.Backend.Storage;
using Insight.Backend.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace Insight.Backend;

/// <summary>Finds every error of the section <c>Backend</c>, each told by its key.</summary>
internal sealed class BackendOptionsValidator(IConfigurationSection section) : IValidateOptions<BackendOptions>
{
    private const string UrlsKey = $"{BackendOptions.Section}:{nameof(BackendOptions.Urls)}";
    private const string StorageKey = $"{BackendOptions.Section}:{nameof(BackendOptions.Storage)}";
    private const string ProviderKey = $"{StorageKey}:{nameof(StorageOptions.Provider)}";
    private const string ConnectionStringKey = $"{StorageKey}:{nameof(StorageOptions.ConnectionString)}";

    private static readonly HashSet<string> KnownKeys =
        new(StringComparer.OrdinalIgnoreCase) { UrlsKey, ProviderKey, ConnectionStringKey };

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, BackendOptions options)
    {
        string[] errors = [.. UnknownKeys(), .. UrlErrors(options.Addresses), .. StorageErrors(options.Storage)];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    // A misspelt key would otherwise leave its default in force without a word.
    private IEnumerable<string> UnknownKeys() =>
        section.AsEnumerable()
            .Where(pair => !string.IsNullOrEmpty(pair.Value) && !KnownKeys.Contains(pair.Key))
            .Select(pair => $"{pair.Key}: unknown key; known: {string.Join(", ", KnownKeys.Order(StringComparer.Ordinal))}.");

    private static IEnumerable<string> UrlErrors(string[] addresses)
    {
        if (addresses.Length == 0) yield return $"{UrlsKey}: must hold at least one address such as {BackendOptions.DefaultUrls}.";
        foreach (var address in addresses)
        {
            if (!IsBindable(address)) yield return $"{UrlsKey}: '{address}' is not an address to listen on such as {BackendOptions.DefaultUrls}.";
        }
    }

    private static IEnumerable<string> StorageErrors(StorageOptions storage)
    {
        if (!string.Equals(storage.Provider, StorageOptions.Sqlite, StringComparison.OrdinalIgnoreCase))
            yield return $"{ProviderKey}: '{storage.Provider}' is not accepted; accepted: {StorageOptions.Sqlite}.";
        else if (!SqliteConnections.IsUsable(storage.ConnectionString))
            // Not repeated: a connection string may hold a secret.
            yield return $"{ConnectionStringKey}: must name a database file, such as '{StorageOptions.DefaultConnectionString}'.";
    }

    private static bool IsBindable(string address)
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

    private static bool IsLocalhost(BindingAddress address) => string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase);
}
