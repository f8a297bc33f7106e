using System.Security.Cryptography;
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
    private readonly ILogger<ClientRegistry> _logger;
    private readonly Lock _reload = new();
    private readonly IDisposable _watch;
    private readonly ITimer _look;
    private string _settings;
    private string[] _files = [];
    private string _contents = "";
    private volatile ClientDirectory _current;

    /// <exception cref="Configuration.ConfigurationException">The clients are wrong at start.</exception>
    public ClientRegistry(IConfiguration configuration, ClientsReader reader, TimeProvider time, ILogger<ClientRegistry> logger)
    {
        _configuration = configuration;
        _reader = reader;
        _logger = logger;
        _current = new ClientDirectory();
        _settings = Settings();
        var errors = new List<string>();
        _current = Read(errors);
        if (errors.Count > 0)
            throw new Configuration.ConfigurationException(errors);
        _watch = ChangeToken.OnChange(configuration.GetReloadToken, ReloadIfChanged);
        _look = time.CreateTimer(_ => ReloadIfChanged(), state: null, LookEvery, LookEvery);
    }

    /// <summary>The directory in force.</summary>
    public ClientDirectory Current => _current;

    public void Dispose()
    {
        _watch.Dispose();
        _look.Dispose();
    }

    // The token stands for the whole configuration: a change elsewhere is none here, and is not to be told as one.
    private void ReloadIfChanged()
    {
        lock (_reload)
        {
            var settings = Settings();
            if (settings == _settings && Contents(_files) == _contents)
                return;
            _settings = settings;
            Reload();
        }
    }

    private void Reload()
    {
        var errors = new List<string>();
        var next = Read(errors);
        if (errors.Count > 0)
        {
            Log.Refused(_logger, string.Join(' ', errors));
            return;
        }

        next.KeepLimitersOf(_current);
        _current = next;
        Log.Reloaded(_logger, next.Clients.Count);
    }

    // The files are noted before they are read for good: what changes in between is seen at the next look. A file that was broken may
    // be mended, so those of a refused change are looked at too.
    private ClientDirectory Read(ICollection<string> errors)
    {
        _files = [.. _reader.Read(_configuration, []).Files.Union(_current.Files).Order(StringComparer.Ordinal)];
        _contents = Contents(_files);
        return _reader.Read(_configuration, errors);
    }

    private string Settings() => string.Join('\n', _configuration.GetSection(Section).AsEnumerable()
        .OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
        .Select(setting => $"{setting.Key}={setting.Value}"));

    private static string Contents(string[] files) => string.Join('\n', files.Select(file =>
    {
        try
        {
            return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return e.GetType().Name;
        }
    }));

    private static partial class Log
    {
        [LoggerMessage(1000, LogLevel.Information, "The clients' configuration was reloaded: {Clients} client(s).")]
        public static partial void Reloaded(ILogger logger, int clients);

        [LoggerMessage(1001, LogLevel.Error, "The clients' configuration is wrong and was refused; the last good one stays in force. {Errors}")]
        public static partial void Refused(ILogger logger, string errors);
    }
}
