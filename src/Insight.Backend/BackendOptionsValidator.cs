using System.Globalization;
using Insight.Backend.Authentication;
using Insight.Backend.Management;
using Insight.Backend.Shutdown;
using Insight.Backend.Storage;
using Insight.Backend.Storage.PostgreSql;
using Insight.Backend.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace Insight.Backend;

/// <summary>Finds every error of the section <c>Backend</c>, each told by its key.</summary>
internal sealed class BackendOptionsValidator(IConfigurationSection section, IHostEnvironment environment) : IValidateOptions<BackendOptions>
{
    private const string UrlsKey = $"{BackendOptions.Section}:{nameof(BackendOptions.Urls)}";
    private const string ManagementUrlsKey = $"{BackendOptions.Section}:{nameof(BackendOptions.Management)}:{nameof(ManagementOptions.Urls)}";
    private const string TokenKey = $"{BackendOptions.Section}:{nameof(BackendOptions.Token)}";
    private const string TokenFileKey = $"{BackendOptions.Section}:{nameof(BackendOptions.TokenFile)}";
    private const string ClientCertificateKey = $"{BackendOptions.Section}:{nameof(BackendOptions.ClientCertificate)}";
    private const string CaFileKey = $"{ClientCertificateKey}:{nameof(ClientCertificateOptions.CaFile)}";
    private const string Sha256Key = $"{ClientCertificateKey}:{nameof(ClientCertificateOptions.Sha256)}";
    private const string StorageKey = $"{BackendOptions.Section}:{nameof(BackendOptions.Storage)}";
    private const string ProviderKey = $"{StorageKey}:{nameof(StorageOptions.Provider)}";
    private const string ConnectionStringKey = $"{StorageKey}:{nameof(StorageOptions.ConnectionString)}";

    private const string PasswordFileKey = $"{StorageKey}:{nameof(StorageOptions.PasswordFile)}";

    // Every whole number with its range.
    private static readonly (string Key, long Min, long Max)[] Numbers =
    [
        ($"{StorageKey}:{nameof(StorageOptions.MaxGroupSize)}", 1, 10_000),
        ($"{StorageKey}:{nameof(StorageOptions.MaxQueued)}", 1, 1_000_000),
        ($"{StorageKey}:{nameof(StorageOptions.MaxQueuedBytes)}", 1, 1L << 40),
    ];

    private static readonly string[] Durations =
    [
        $"{BackendOptions.Section}:{nameof(BackendOptions.Shutdown)}:{nameof(ShutdownOptions.DrainDelay)}",
        $"{BackendOptions.Section}:{nameof(BackendOptions.Shutdown)}:{nameof(ShutdownOptions.Timeout)}",
    ];

    private static readonly HashSet<string> KnownKeys =
        new(
            [UrlsKey, ManagementUrlsKey, TokenKey, TokenFileKey, CaFileKey, Sha256Key, ProviderKey, ConnectionStringKey, PasswordFileKey, .. Numbers.Select(number => number.Key), .. Durations],
            StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The section without the numbers and durations that are none. Binding would stop at the first of them and repeat it; so they keep their
    /// defaults until <see cref="Validate"/> tells them with the other errors.
    /// </summary>
    public IConfiguration Bindable()
    {
        var wrong = Numbers.Where(number => !IsRight(number)).Select(number => number.Key)
            .Concat(Durations.Where(duration => !IsRight(duration)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new ConfigurationBuilder()
            .AddInMemoryCollection(section.AsEnumerable()
                .Where(pair => !wrong.Contains(pair.Key))
                .Select(pair => KeyValuePair.Create(pair.Key[section.Path.Length..].TrimStart(':'), pair.Value)))
            .Build();
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, BackendOptions options)
    {
        string[] errors =
        [
            .. UnknownKeys(),
            .. UrlErrors(options.Addresses),
            .. ManagementErrors(options),
            .. TokenErrors(options),
            .. new ClientCertificates(options, environment).Errors,
            .. StorageErrors(options.Storage),
            .. NumberErrors(),
            .. DurationErrors(),
        ];
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
            if (!BackendOptions.IsBindable(address)) yield return $"{UrlsKey}: '{address}' is not an address to listen on such as {BackendOptions.DefaultUrls}.";
        }
    }

    private static IEnumerable<string> ManagementErrors(BackendOptions options)
    {
        var main = options.Addresses.Where(BackendOptions.IsBindable).Select(BindingAddress.Parse).Where(address => !address.IsUnixPipe && address.Port != 0);
        foreach (var address in options.Management.Addresses)
        {
            if (!BackendOptions.IsBindable(address) || BindingAddress.Parse(address) is not { IsUnixPipe: false } parsed)
                yield return $"{ManagementUrlsKey}: '{address}' is not an address with a port to listen on such as {ManagementOptions.DefaultUrls}.";
            else if (main.Any(other => other.Port == parsed.Port))
                yield return $"{ManagementUrlsKey}: must not have a port of {UrlsKey}.";
        }
    }

    private IEnumerable<string> TokenErrors(BackendOptions options)
    {
        var source = new TokenSource(options, environment);
        if (source.IsConfigured)
        {
            if (!source.TryRead(out _, out var error)) yield return error;
        }
        else if (!environment.IsDevelopment())
        {
            yield return $"{TokenKey}: outside Development the backend needs a token, here or in {TokenFileKey}.";
        }
        else if (!Array.TrueForAll(options.Addresses, BackendOptions.IsLoopback))
        {
            yield return $"{TokenKey}: on an address other than loopback the backend needs a token, here or in {TokenFileKey}.";
        }
    }

    private IEnumerable<string> StorageErrors(StorageOptions storage)
    {
        if (storage.IsPostgreSql) return PostgreSqlErrors(storage);
        if (storage.IsInMemory) return environment.IsDevelopment() ? [] : [$"{ProviderKey}: {StorageOptions.Memory} is for Development alone: it keeps nothing."];
        return string.Equals(storage.Provider, StorageOptions.Sqlite, StringComparison.OrdinalIgnoreCase)
            ? SqliteErrors(storage)
            : [$"{ProviderKey}: '{storage.Provider}' is not accepted; accepted: {StorageOptions.Sqlite}, {StorageOptions.PostgreSql}, {StorageOptions.Memory}."];
    }

    // A connection string is not repeated: it may hold a secret.
    private static IEnumerable<string> SqliteErrors(StorageOptions storage)
    {
        if (!SqliteConnections.IsUsable(storage.ConnectionString))
            yield return $"{ConnectionStringKey}: must name a database file, such as '{StorageOptions.DefaultConnectionString}'.";
        if (!string.IsNullOrEmpty(storage.PasswordFile)) yield return $"{PasswordFileKey}: is for {StorageOptions.PostgreSql} alone.";
    }

    private static IEnumerable<string> PostgreSqlErrors(StorageOptions storage)
    {
        if (!PostgreSqlConnections.IsUsable(storage.ConnectionString))
            yield return $"{ConnectionStringKey}: must have Npgsql's keywords alone, and name a server and a database, such as 'Host=127.0.0.1;Database=insight;Username=insight'.";
        else if (storage.PasswordFile is not null && PostgreSqlConnections.HasPassword(storage.ConnectionString))
            yield return $"{PasswordFileKey}: must not be there beside a password in {ConnectionStringKey}.";
        else if (storage.PasswordFile is not null && !IsReadable(storage.PasswordFile))
            yield return $"{PasswordFileKey}: the file cannot be read.";
    }

    private static bool IsReadable(string file)
    {
        try
        {
            return PostgreSqlConnections.ReadPassword(file).Length > 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private IEnumerable<string> NumberErrors() =>
        Numbers.Where(number => !IsRight(number)).Select(number => $"{number.Key}: must be a whole number from {number.Min} to {number.Max}.");

    private IEnumerable<string> DurationErrors() =>
        Durations.Where(duration => !IsRight(duration)).Select(duration => $"{duration}: must be a time span from 00:00:00 to {ShutdownOptions.Longest:c}.");

    private bool IsRight(string duration)
    {
        var text = section[duration[(section.Path.Length + 1)..]];
        return text is null
            || (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= TimeSpan.Zero && value <= ShutdownOptions.Longest);
    }

    private bool IsRight((string Key, long Min, long Max) number)
    {
        var text = section[number.Key[(section.Path.Length + 1)..]];
        return text is null
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= number.Min && value <= number.Max);
    }
}
