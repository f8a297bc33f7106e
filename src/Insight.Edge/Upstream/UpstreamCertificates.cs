using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Insight.Edge.Configuration;

namespace Insight.Edge.Upstream;

/// <summary>
/// The certificates between edge and backend: the authorities that the edge trusts there, and its own. A change of their files makes them anew,
/// each kind for itself; a broken change is refused and told, and the last good ones stay in force.
/// </summary>
internal sealed partial class UpstreamCertificates : IDisposable
{
    private const string CaKey = $"{UpstreamOptions.Section}:{nameof(UpstreamOptions.CaFile)}";
    private const string OwnKey = $"{UpstreamOptions.Section}:{nameof(UpstreamOptions.CertificateFile)}";

    private readonly string? _ca;
    private readonly string? _certificate;
    private readonly string? _key;
    private readonly TimeProvider _time;
    private readonly ILogger<UpstreamCertificates> _logger;
    private readonly List<FileLook> _looks = [];
    private readonly Lock _change = new();
    private volatile TrustedAndOwn _current;

    /// <param name="options">The section <c>Edge</c>.</param>
    /// <param name="environment">What relative files are relative to.</param>
    /// <param name="reloads">Counts changes.</param>
    /// <param name="time">Says when to look at the files.</param>
    /// <param name="logger">Is told of changes, and nothing that the files hold.</param>
    public UpstreamCertificates(EdgeOptions options, IHostEnvironment environment, ConfigurationReloads reloads, TimeProvider time, ILogger<UpstreamCertificates> logger)
    {
        (_time, _logger) = (time, logger);
        var upstream = options.Upstream;
        (_ca, _certificate, _key) = (PathOf(upstream.CaFile), PathOf(upstream.CertificateFile), PathOf(upstream.KeyFile));
        var errors = new List<string>();
        if (_certificate is null && _key is not null)
            errors.Add($"{OwnKey}: is missing beside {nameof(UpstreamOptions.KeyFile)}.");

        // The looks come first: what is read after them is at least as new as what they compare with.
        if (_ca is not null)
            _looks.Add(new FileLook(ConfigurationReloads.UpstreamAuthorities, [_ca], reloads, time, ReloadAuthorities, Refused));
        if (_certificate is not null)
            _looks.Add(new FileLook(ConfigurationReloads.UpstreamCertificate, _key is null ? [_certificate] : [_certificate, _key], reloads, time, ReloadOwn, Refused));
        _current = new TrustedAndOwn(_ca is null ? null : Authorities(errors), _certificate is null ? null : Own(errors));
        Errors = errors;

        string? PathOf(string? file) => string.IsNullOrEmpty(file) ? null : Path.GetFullPath(file, environment.ContentRootPath);
    }

    /// <summary>What was wrong at the start, by its key.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Whether there are any that may change.</summary>
    public bool AreConfigured => _looks.Count > 0;

    /// <summary>From when on the edge's own is no longer valid; null where there is none.</summary>
    public DateTimeOffset? ExpiresAt => _current.Own?.TargetCertificate.NotAfter;

    /// <summary>What stands for those in force: another object after each change.</summary>
    public object Current => _current;

    /// <summary>Lets a connection use them. What is not configured stays as it is.</summary>
    public void ApplyTo(SslClientAuthenticationOptions connection)
    {
        var (authorities, own) = _current;
        if (authorities is not null)
        {
            connection.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck, // a private authority seldom serves lists
                DisableCertificateDownloads = true,
            };
            connection.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        connection.ClientCertificateContext = own;
    }

    public void Dispose() => _looks.ForEach(look => look.Dispose());

    private string? ReloadAuthorities()
    {
        var errors = new List<string>();
        var authorities = Authorities(errors);
        return Change(CaKey, errors, current => current with { Authorities = authorities });
    }

    private string? ReloadOwn()
    {
        var errors = new List<string>();
        var own = Own(errors);

        // At the start such a one is taken, for there is none that could stay.
        if (own is not null && !CertificateFiles.IsValidAt(own, _time.GetUtcNow()))
            errors.Add($"{OwnKey}: the certificate is expired, or not valid yet.");
        return Change(OwnKey, errors, current => current with { Own = own });
    }

    private void Refused(string error) => Log.Refused(_logger, error);

    private string? Change(string key, List<string> errors, Func<TrustedAndOwn, TrustedAndOwn> change)
    {
        if (errors is [var error, ..])
            return error;

        lock (_change)
            _current = change(_current);
        Log.Reloaded(_logger, key);
        return null;
    }

    private X509Certificate2Collection? Authorities(List<string> errors) =>
        Read(CaKey, "", () => CertificateFiles.ReadAll(_ca!), errors);

    private SslStreamCertificateContext? Own(List<string> errors) =>
        Read(OwnKey, " with its private key", () => CertificateFiles.Read(_certificate!, _key, password: null), errors);

    private static T? Read<T>(string key, string also, Func<T> read, List<string> errors)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (CertificateFiles.IsUnreadable(e))
        {
            errors.Add($"{key}: must be a readable PEM file of certificates{also} ({e.GetType().Name}).");
            return null;
        }
    }

    private sealed record TrustedAndOwn(X509Certificate2Collection? Authorities, SslStreamCertificateContext? Own);

    private static partial class Log
    {
        [LoggerMessage(13002, LogLevel.Information, "{Key} was reloaded: from now on new connections to the backend use it, and those from before are closed.")]
        public static partial void Reloaded(ILogger logger, string key);

        [LoggerMessage(13003, LogLevel.Error, "A change of the certificates for the backend is wrong and was refused; the last good ones stay in force. {Error}")]
        public static partial void Refused(ILogger logger, string error);
    }
}
