using System.Net.Security;
using System.Security.Authentication;
using Insight.Edge.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Insight.Edge.Transport;

/// <summary>
/// The certificate that the edge shows its callers. A change of its files takes effect at the next connection; a broken change is refused and
/// told, and the last good certificate stays in force.
/// </summary>
internal sealed partial class ServerCertificate : IDisposable
{
    private readonly CertificateOptions _options;
    private readonly string _root;
    private readonly bool _isDevelopment;
    private readonly TimeProvider _time;
    private readonly ILogger<ServerCertificate> _logger;
    private readonly FileLook? _look;
    private volatile SslServerAuthenticationOptions? _current;

    /// <param name="options">Where it is.</param>
    /// <param name="environment">What relative files are relative to.</param>
    /// <param name="reloads">Counts changes.</param>
    /// <param name="time">Says when to look at the files, and whether a certificate is valid yet, and still.</param>
    /// <param name="logger">Is told of changes.</param>
    public ServerCertificate(CertificateOptions options, IHostEnvironment environment, ConfigurationReloads reloads, TimeProvider time, ILogger<ServerCertificate> logger)
    {
        (_options, _root, _time, _logger) = (options, environment.ContentRootPath, time, logger);
        _isDevelopment = environment.IsDevelopment();
        string?[] files = [options.Path, options.KeyPath, options.PasswordFile];
        if (!IsConfigured)
        {
            Error = Array.Exists(files, file => !string.IsNullOrEmpty(file)) ? $"{CertificateOptions.Section}:{nameof(options.Path)}: must name the certificate." : null;
            return;
        }

        _look = new FileLook(ConfigurationReloads.Certificate, [.. files.Where(file => !string.IsNullOrEmpty(file)).Select(file => PathOf(file!))], reloads, time, Reload, error => Log.Refused(_logger, error));
        (_current, Error) = Read();
    }

    /// <summary>Whether there is any.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(_options.Path);

    /// <summary>Whether .NET's development certificate stands in for it: only in Development.</summary>
    public bool MayBeDevelopments => !IsConfigured && _isDevelopment;

    /// <summary>From when on the one in force is no longer valid; null where there is none.</summary>
    public DateTimeOffset? ExpiresAt => _current?.ServerCertificateContext?.TargetCertificate.NotAfter;

    /// <summary>What was wrong at the start, by its key; null where nothing was.</summary>
    public string? Error { get; }

    /// <summary>Lets a listener show it, and speak TLS 1.2 or later, with HTTP/2 and HTTP/1.1.</summary>
    public TlsHandshakeCallbackOptions Handshake() => new()
    {
        OnConnection = _ => ValueTask.FromResult(_current ?? throw new InvalidOperationException("A listener was opened although there is no certificate.")),
    };

    public void Dispose() => _look?.Dispose();

    private string? Reload()
    {
        var (next, error) = Read();
        if (next is null)
            return error;

        // At the start such a one is taken, for there is none that could stay.
        if (!CertificateFiles.IsValidAt(next.ServerCertificateContext!, _time.GetUtcNow()))
            return $"{CertificateOptions.Section}: the certificate is expired, or not valid yet.";
        _current = next;
        Log.Reloaded(_logger);
        return null;
    }

    private (SslServerAuthenticationOptions? Options, string? Error) Read()
    {
        try
        {
            var password = string.IsNullOrEmpty(_options.PasswordFile)
                ? _options.Password
                : File.ReadAllText(PathOf(_options.PasswordFile)).TrimEnd('\n').TrimEnd('\r');
            var key = string.IsNullOrEmpty(_options.KeyPath) ? null : PathOf(_options.KeyPath);
            return (new SslServerAuthenticationOptions
            {
                ServerCertificateContext = CertificateFiles.Read(PathOf(_options.Path!), key, string.IsNullOrEmpty(password) ? null : password),
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
            }, null);
        }
        catch (Exception e) when (CertificateFiles.IsUnreadable(e))
        {
            return (null, $"{CertificateOptions.Section}: Path, KeyPath and the password must give a certificate with its private key, as PEM or PFX ({e.GetType().Name}).");
        }
    }

    private string PathOf(string file) => Path.GetFullPath(file, _root);

    private static partial class Log
    {
        [LoggerMessage(12000, LogLevel.Information, "The certificate for callers was reloaded.")]
        public static partial void Reloaded(ILogger logger);

        [LoggerMessage(12001, LogLevel.Error, "A change of the certificate for callers is wrong and was refused; the last good one stays in force. {Error}")]
        public static partial void Refused(ILogger logger, string error);
    }
}
