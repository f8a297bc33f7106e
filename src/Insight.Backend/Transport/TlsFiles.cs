using System.Security.Cryptography;
using Insight.Backend.Authentication;
using Insight.Backend.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Insight.Backend.Transport;

/// <summary>
/// The files that TLS needs: the server's certificate, and the authorities of clients'. They are looked at every few seconds; a change takes effect at
/// the next connection, a broken one is refused and told.
/// </summary>
/// <remarks>What was refused is tried again at every look, changed or not: a certificate that is not valid yet will be, and a disk that failed may answer.</remarks>
internal sealed partial class TlsFiles : IDisposable
{
    // Mounted secrets are replaced by moving a link, of which no event tells.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(4);

    private readonly ServerCertificate _server;
    private readonly ClientCertificates _clients;
    private readonly Watched[] _watched;
    private readonly ConfigurationReloads _reloads;
    private readonly ILogger<TlsFiles> _logger;
    private readonly Lock _look = new();
    private readonly ITimer? _timer;
    private volatile TlsGeneration _generation = new();

    /// <exception cref="InvalidOperationException">The authorities' file became unreadable since the configuration was checked.</exception>
    public TlsFiles(ServerCertificate server, ClientCertificates clients, ConfigurationReloads reloads, TimeProvider time, ILogger<TlsFiles> logger)
    {
        (_server, _clients, _reloads, _logger) = (server, clients, reloads, logger);
        _watched =
        [
            new Watched(server.Files, "server's certificate", ConfigurationReloads.Certificate, server.Reload),
            new Watched(clients.CaFile is { } file ? [file] : [], "clients' authorities", ConfigurationReloads.ClientAuthorities, clients.Reload),
        ];

        // Read once more: what is in force must be at least as new as what the looks compare with.
        if (clients.CaFile is not null && clients.Reload() is { } error)
            throw new InvalidOperationException(error);
        if (server.Files.Length > 0 || clients.CaFile is not null)
            _timer = time.CreateTimer(static self => ((TlsFiles)self!).Look(), this, LookEvery, LookEvery);
    }

    /// <summary>Lets an <c>https</c> address use what they hold.</summary>
    public void ApplyTo(HttpsConnectionAdapterOptions https)
    {
        _clients.ApplyTo(https);
        https.OnAuthenticate = (connection, tls) =>
        {
            // The generation first: a change in between makes one connection too many, and leaves none from before.
            connection.Features.Set(_generation);
            if (_server.Replacement is { } certificate)
                tls.ServerCertificateContext = certificate;
        };
    }

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        lock (_look)
        {
            Array.ForEach(_watched, Look);
        }
    }

    private void Look(Watched watched)
    {
        var (content, before) = (Content(watched.Files), watched.Error);
        var isChanged = content != watched.Content;
        if (!isChanged && before is null)
            return;
        (watched.Content, watched.Error) = (content, watched.Reload());
        if (watched.Error is { } error)
        {
            // Once for each change, and once more where it is something else at a later try.
            if (isChanged || error != before)
            {
                Log.Refused(_logger, watched.What, error);
                _reloads.Refuse(watched.Part);
            }

            return;
        }

        var old = _generation;
        _generation = new TlsGeneration();
        old.IsOver = true;
        _reloads.Succeed(watched.Part);
        Log.Reloaded(_logger, watched.What);
    }

    private static string Content(string[] files) => string.Join(' ', files.Select(file =>
    {
        try
        {
            return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
        }
        catch (Exception e) when (PemFile.IsUnreadable(e))
        {
            return e.GetType().Name;
        }
    }));

    private sealed class Watched(string[] files, string what, string part, Func<string?> reload)
    {
        public string[] Files => files;

        public string What => what;

        public string Part => part;

        public Func<string?> Reload => reload;

        public string Content { get; set; } = TlsFiles.Content(files);

        // What was wrong at the last try; null where nothing was.
        public string? Error { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.TlsReloaded, LogLevel.Information, "The {What} was reloaded: new connections use it, and those from before end with their next answer.")]
        public static partial void Reloaded(ILogger logger, string what);

        [LoggerMessage(BackendEventIds.TlsRefused, LogLevel.Error, "A change of the {What} is wrong and was refused; the last good one stays in force. {Error}")]
        public static partial void Refused(ILogger logger, string what, string error);
    }
}
