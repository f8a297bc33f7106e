using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
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

    private readonly IConfiguration _configuration;
    private readonly ClientsReader _reader;
    private readonly ILogger<ClientRegistry> _logger;
    private readonly Lock _reload = new();
    private readonly IDisposable _watch;
    private IDisposable[] _fileWatches = [];
    private string _settings;
    private volatile ClientDirectory _current;

    /// <exception cref="Configuration.ConfigurationException">The clients are wrong at start.</exception>
    public ClientRegistry(IConfiguration configuration, ClientsReader reader, ILogger<ClientRegistry> logger)
    {
        _configuration = configuration;
        _reader = reader;
        _logger = logger;
        var errors = new List<string>();
        _current = reader.Read(configuration, errors);
        if (errors.Count > 0)
            throw new Configuration.ConfigurationException(errors);
        WatchFiles(_current.Files);
        _settings = Settings();
        _watch = ChangeToken.OnChange(configuration.GetReloadToken, ReloadIfChanged);
    }

    /// <summary>The directory in force.</summary>
    public ClientDirectory Current => _current;

    public void Dispose()
    {
        _watch.Dispose();
        lock (_reload)
            Array.ForEach(_fileWatches, watch => watch.Dispose());
    }

    // The token stands for the whole configuration: a change elsewhere is none here, and is not to be told as one.
    private void ReloadIfChanged()
    {
        lock (_reload)
        {
            var settings = Settings();
            if (settings == _settings)
                return;
            _settings = settings;
            Reload();
        }
    }

    private string Settings() => string.Join('\n', _configuration.GetSection(Section).AsEnumerable()
        .OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
        .Select(setting => $"{setting.Key}={setting.Value}"));

    private void Reload()
    {
        lock (_reload)
        {
            var errors = new List<string>();
            var next = _reader.Read(_configuration, errors);
            WatchFiles(next.Files.Union(_current.Files)); // a file that was broken may be mended
            if (errors.Count > 0)
            {
                Log.Refused(_logger, string.Join(' ', errors));
                return;
            }

            _current = next;
            Log.Reloaded(_logger, next.Clients.Count);
        }
    }

    // Secrets that are mounted are replaced by moving a link, which is seen by looking, not by waiting for an event.
    private void WatchFiles(IEnumerable<string> files)
    {
        Array.ForEach(_fileWatches, watch => watch.Dispose());
        _fileWatches = [.. files.Where(file => Directory.Exists(Path.GetDirectoryName(file))).Select(Watch)];

        IDisposable Watch(string file)
        {
            var provider = new PhysicalFileProvider(Path.GetDirectoryName(file)!, ExclusionFilters.None)
            {
                UsePollingFileWatcher = true,
                UseActivePolling = true,
            };
            var registration = ChangeToken.OnChange(() => provider.Watch(Path.GetFileName(file)), Reload);
            return new Watched(provider, registration);
        }
    }

    private sealed record Watched(PhysicalFileProvider Provider, IDisposable Registration) : IDisposable
    {
        public void Dispose()
        {
            Registration.Dispose();
            Provider.Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1000, LogLevel.Information, "The clients' configuration was reloaded: {Clients} client(s).")]
        public static partial void Reloaded(ILogger logger, int clients);

        [LoggerMessage(1001, LogLevel.Error, "The clients' configuration is wrong and was refused; the last good one stays in force. {Errors}")]
        public static partial void Refused(ILogger logger, string errors);
    }
}
