using Insight.Edge.Configuration;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.Clients;

/// <summary>
/// Who may call now. A change of the configuration, or of a signing key's file, takes effect without a restart; a broken change
/// is refused whole and told, and the last good directory stays in force (contract, "Callers").
/// </summary>
internal sealed partial class ClientRegistry : IDisposable
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Edge:Clients";

    /// <summary>How often the signing keys' files are looked at. Mounted secrets are replaced by moving a link, of which no event tells.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(4);

    private readonly IConfiguration _configuration;
    private readonly ClientsReader _reader;
    private readonly ConfigurationReloads _reloads;
    private readonly ILogger<ClientRegistry> _logger;
    private readonly Lock _reload = new();
    private readonly IDisposable _watch;
    private readonly ITimer _look;
    private string _settings;
    private Dictionary<string, FileState> _files;
    private volatile ClientDirectory _current;

    /// <exception cref="ConfigurationException">The clients are wrong at start.</exception>
    public ClientRegistry(
        IConfiguration configuration, ClientsReader reader, ConfigurationReloads reloads, TimeProvider time, ILogger<ClientRegistry> logger)
    {
        _configuration = configuration;
        _reader = reader;
        _reloads = reloads;
        _logger = logger;
        var settings = SectionSnapshot.Of(configuration, Section);
        _settings = settings.Digest();
        var errors = new List<string>();
        _current = reader.Read(settings, errors);
        _files = _current.Files;
        if (errors.Count > 0)
            throw new ConfigurationException(errors);
        _watch = ChangeToken.OnChange(configuration.GetReloadToken, ReloadIfSettingsChanged);
        _look = time.CreateTimer(_ => ReloadIfFilesChanged(), state: null, LookEvery, LookEvery);

        // What changed since they were read told nobody.
        ReloadIfSettingsChanged();
    }

    /// <summary>The directory in force.</summary>
    public ClientDirectory Current => _current;

    public void Dispose()
    {
        _watch.Dispose();
        _look.Dispose();
    }

    // The token stands for the whole configuration: a change elsewhere is none here, and is not to be told as one.
    private void ReloadIfSettingsChanged()
    {
        lock (_reload)
        {
            var settings = SectionSnapshot.Of(_configuration, Section);
            var digest = settings.Digest();
            if (digest == _settings)
                return;
            _settings = digest;
            Reload(settings);
        }
    }

    private void ReloadIfFilesChanged()
    {
        lock (_reload)
        {
            if (!_files.Any(file => FileState.Read(file.Key, out _) != file.Value))
                return;
            var settings = SectionSnapshot.Of(_configuration, Section);
            _settings = settings.Digest();
            Reload(settings);
        }
    }

    private void Reload(SectionSnapshot settings)
    {
        var errors = new List<string>();
        var next = _reader.Read(settings, errors);

        // Also those of a refused change: a file that was broken may be mended.
        _files = next.Files;
        if (errors.Count > 0)
        {
            _reloads.Refuse(ConfigurationReloads.Clients);
            Log.Refused(_logger, string.Join(' ', errors));
            return;
        }

        next.KeepLimitersOf(_current);
        _current = next;
        _reloads.Succeed(ConfigurationReloads.Clients);
        Log.Reloaded(_logger, next.Clients.Count);
    }

    private static partial class Log
    {
        [LoggerMessage(1000, LogLevel.Information, "The clients' configuration was reloaded: {Clients} client(s).")]
        public static partial void Reloaded(ILogger logger, int clients);

        [LoggerMessage(1001, LogLevel.Error, "The clients' configuration is wrong and was refused; the last good one stays in force. {Errors}")]
        public static partial void Refused(ILogger logger, string errors);
    }
}
