using System.Security.Cryptography;
using Insight.Backend.Authentication;
using Insight.Backend.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Insight.Backend.Transport;

/// <summary>
/// The files that TLS needs: the server's certificate, and the authorities of clients'. They are looked at every few seconds; a change takes effect at
/// the next connection, a broken one is refused and told.
/// </summary>
internal sealed partial class TlsFiles : IDisposable
{
    // Mounted secrets are replaced by moving a link, of which no event tells.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(4);

    private readonly ServerCertificate _server;
    private readonly ClientCertificates _clients;
    private readonly ILogger<TlsFiles> _logger;
    private readonly Lock _look = new();
    private readonly ITimer? _timer;
    private string _serverContent;
    private string _clientsContent;
    private volatile TlsGeneration _generation = new();

    /// <exception cref="InvalidOperationException">The authorities' file became unreadable since the configuration was checked.</exception>
    public TlsFiles(ServerCertificate server, ClientCertificates clients, TimeProvider time, ILogger<TlsFiles> logger)
    {
        (_server, _clients, _logger) = (server, clients, logger);
        (_serverContent, _clientsContent) = (Content(server.Files), Content(CaFiles));

        // Read once more: what is in force must be at least as new as what the looks compare with.
        if (clients.CaFile is not null && clients.Reload() is { } error)
            throw new InvalidOperationException(error);
        if (server.Files.Length > 0 || clients.CaFile is not null)
            _timer = time.CreateTimer(static self => ((TlsFiles)self!).Look(), this, LookEvery, LookEvery);
    }

    private string[] CaFiles => _clients.CaFile is { } file ? [file] : [];

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
            Look(_server.Files, ref _serverContent, "server's certificate", _server.Reload);
            Look(CaFiles, ref _clientsContent, "clients' authorities", _clients.Reload);
        }
    }

    private void Look(string[] files, ref string content, string what, Func<string?> reload)
    {
        var now = Content(files);
        if (now == content)
            return;
        content = now;
        if (reload() is { } error)
        {
            Log.Refused(_logger, what, error);
            return;
        }

        var before = _generation;
        _generation = new TlsGeneration();
        before.IsOver = true;
        Log.Reloaded(_logger, what);
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

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.TlsReloaded, LogLevel.Information, "The {What} was reloaded: new connections use it, and those from before end with their next answer.")]
        public static partial void Reloaded(ILogger logger, string what);

        [LoggerMessage(BackendEventIds.TlsRefused, LogLevel.Error, "A change of the {What} is wrong and was refused; the last good one stays in force. {Error}")]
        public static partial void Refused(ILogger logger, string what, string error);
    }
}
