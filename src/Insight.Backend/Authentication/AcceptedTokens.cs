using System.Security.Cryptography;
using System.Text;
using Insight.Backend.Diagnostics;
using Microsoft.Extensions.Primitives;

namespace Insight.Backend.Authentication;

/// <summary>
/// The tokens that open the backend, kept as hashes. A file of tokens is looked at every few seconds; a broken one is refused and told, and
/// the last good tokens stay in force.
/// </summary>
internal sealed partial class AcceptedTokens : IDisposable
{
    private const string Scheme = "Bearer ";

    // Mounted secrets are replaced by moving a link, of which no event tells.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(4);

    private readonly TokenSource _source;
    private readonly ConfigurationReloads _reloads;
    private readonly ILogger<AcceptedTokens> _logger;
    private readonly Lock _look = new();
    private readonly ITimer? _timer;
    private volatile byte[][] _hashes = [];
    private string? _lastError;

    /// <exception cref="InvalidOperationException">The tokens became unreadable since the configuration was checked.</exception>
    public AcceptedTokens(TokenSource source, ConfigurationReloads reloads, TimeProvider time, ILogger<AcceptedTokens> logger)
    {
        (_source, _reloads, _logger) = (source, reloads, logger);
        if (!source.IsConfigured)
            return;
        if (!source.TryRead(out var tokens, out var error))
            throw new InvalidOperationException(error);
        _hashes = HashesOf(tokens);
        if (source.File is not null)
            _timer = time.CreateTimer(static self => ((AcceptedTokens)self!).Look(), this, LookEvery, LookEvery);
    }

    /// <summary>Whether a request needs one.</summary>
    public bool AreRequired => _hashes.Length > 0;

    /// <summary>Whether the header <c>Authorization</c> holds one, and nothing else. The time tells nothing of the tokens.</summary>
    public bool Accept(StringValues authorization)
    {
        if (authorization.Count != 1 || authorization[0] is not { } header ||
            !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length > Scheme.Length + BearerToken.MaxLength)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(header.AsSpan(Scheme.Length), hash);
        var accepted = false;
        foreach (var known in _hashes)
            accepted |= CryptographicOperations.FixedTimeEquals(hash, known);
        return accepted;
    }

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        lock (_look)
        {
            if (!_source.TryRead(out var tokens, out var error))
            {
                if (error != _lastError)
                {
                    Log.Refused(_logger, error);
                    _reloads.Refuse(ConfigurationReloads.Tokens);
                }

                _lastError = error;
                return;
            }

            _lastError = null;
            _reloads.Mend(ConfigurationReloads.Tokens);
            var next = HashesOf(tokens);
            if (next.Length == _hashes.Length && next.Zip(_hashes).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
                return;
            _hashes = next;
            _reloads.Succeed(ConfigurationReloads.Tokens);
            Log.Reloaded(_logger, next.Length);
        }
    }

    private static byte[][] HashesOf(string[] tokens) => Array.ConvertAll(tokens, token =>
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        Hash(token, hash);
        return hash;
    });

    private static void Hash(ReadOnlySpan<char> token, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[BearerToken.MaxLength * 3];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], hash);
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.TokensReloaded, LogLevel.Information, "The accepted tokens were reloaded: {Tokens} token(s).")]
        public static partial void Reloaded(ILogger logger, int tokens);

        [LoggerMessage(
            BackendEventIds.TokensRefused,
            LogLevel.Error,
            "A change of the accepted tokens is wrong and was refused; the last good ones stay in force. {Error}")]
        public static partial void Refused(ILogger logger, string error);
    }
}
