using System.Diagnostics.CodeAnalysis;
using Insight.Edge.Configuration;

namespace Insight.Edge.Upstream;

/// <summary>
/// The token by which a backend knows the edge. A broken change of its file is refused and told, and the last good token stays in force.
/// </summary>
internal sealed partial class UpstreamToken : IDisposable
{
    private const string TokenKey = $"{UpstreamOptions.Section}:{nameof(UpstreamOptions.Token)}";
    private const string FileKey = $"{UpstreamOptions.Section}:{nameof(UpstreamOptions.TokenFile)}";
    private const int MinLength = 32;
    private const int MaxLength = 512;

    private readonly UpstreamOptions _options;
    private readonly string? _file;
    private readonly ILogger<UpstreamToken> _logger;
    private readonly FileLook? _look;

    /// <param name="options">The section <c>Edge</c>.</param>
    /// <param name="environment">What a relative file is relative to.</param>
    /// <param name="reloads">Counts changes.</param>
    /// <param name="time">Says when to look at the file.</param>
    /// <param name="logger">Is told of changes, and never the token.</param>
    public UpstreamToken(EdgeOptions options, IHostEnvironment environment, ConfigurationReloads reloads, TimeProvider time, ILogger<UpstreamToken> logger)
    {
        (_options, _logger) = (options.Upstream, logger);
        _file = string.IsNullOrEmpty(_options.TokenFile) ? null : Path.GetFullPath(_options.TokenFile, environment.ContentRootPath);
        if (_file is not null)
            _look = new FileLook(ConfigurationReloads.UpstreamToken, [_file], reloads, time, Reload, error => Log.Refused(_logger, error));
        if (_options.Token is "" || _options.TokenFile is "")
        {
            // An unset variable of a deployment: without a token every request would fail, and no probe.
            Error = $"{(_options.Token is "" ? TokenKey : FileKey)}: is empty; leave it out where the backend needs no token.";
            return;
        }

        if (!IsConfigured)
        {
            if (!environment.IsDevelopment())
                Log.None(logger);
            return;
        }

        if (TryRead(out var token, out var error))
            Authorization = Header(token);
        Error = error;
    }

    /// <summary>Whether requests are to carry one.</summary>
    public bool IsConfigured => _file is not null || !string.IsNullOrEmpty(_options.Token);

    /// <summary>What was wrong at the start, by its key; null where nothing was.</summary>
    public string? Error { get; }

    /// <summary>The value of the header <c>Authorization</c>; null where there is none.</summary>
    public string? Authorization { get; private set => Volatile.Write(ref field, value); }

    public void Dispose() => _look?.Dispose();

    private string? Reload()
    {
        if (!TryRead(out var token, out var error))
            return error;
        if (Header(token) is var next && next != Authorization)
        {
            Authorization = next;
            Log.Reloaded(_logger);
        }

        return null;
    }

    private static string Header(string token) => $"Bearer {token}";

    private bool TryRead([NotNullWhen(true)] out string? token, [NotNullWhen(false)] out string? error)
    {
        (token, error) = (null, null);
        if (_file is not null && !string.IsNullOrEmpty(_options.Token))
        {
            error = $"{TokenKey}: must be absent where {FileKey} is there.";
            return false;
        }

        try
        {
            var text = _file is null ? _options.Token! : File.ReadAllText(_file);
            token = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && IsToken(first) ? first : null;
            if (token is null)
                error = $"{(_file is null ? TokenKey : FileKey)}: must hold a token of {MinLength} to {MaxLength} characters of A-Za-z0-9-._~+/= (openssl rand -hex 32 makes one).";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            error = $"{FileKey}: the file cannot be read ({e.GetType().Name}).";
        }

        return error is null;
    }

    // RFC 6750, 2.1.
    private static bool IsToken(string text) =>
        text.Length is >= MinLength and <= MaxLength &&
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '+' or '/' or '=');

    private static partial class Log
    {
        [LoggerMessage(13000, LogLevel.Information, "The token for the backend was reloaded.")]
        public static partial void Reloaded(ILogger logger);

        [LoggerMessage(13004, LogLevel.Warning, "There is no token for the backend (Edge:Upstream:TokenFile): ours answers no request without one, outside Development.")]
        public static partial void None(ILogger logger);

        [LoggerMessage(13001, LogLevel.Error, "A change of the token for the backend is wrong and was refused; the last good one stays in force. {Error}")]
        public static partial void Refused(ILogger logger, string error);
    }
}
