namespace Insight.Edge.Configuration;

/// <summary>Tells of configuration files that were changed to something that is no JSON.</summary>
internal sealed partial class ConfigurationFileFaults
{
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private ILogger? _logger;
    private ConfigurationReloads? _reloads;

    /// <summary>From now on faults are logged and counted; files are read before there is a log.</summary>
    public void TellTo(ILogger<ConfigurationFileFaults> logger, ConfigurationReloads reloads) => (_reloads, _logger) = (reloads, logger);

    /// <summary>Tells of one. What the file holds is not told: it may be a secret.</summary>
    public void Tell(string file, long? line)
    {
        lock (_broken)
            _broken.Add(file);
        _reloads?.Refuse(ConfigurationReloads.SettingsFile);
        if (_logger is { } logger)
            Log.Refused(logger, file, line);
    }

    /// <summary>A file is JSON. Where it was not before, its change has taken effect.</summary>
    public void Mended(string file)
    {
        lock (_broken)
        {
            if (!_broken.Remove(file) || _broken.Count > 0)
                return;
        }

        _reloads?.Succeed(ConfigurationReloads.SettingsFile);
    }

    private static partial class Log
    {
        [LoggerMessage(2000, LogLevel.Error, "The configuration file {File} is not JSON (line {Line}) and was refused; its last good content stays in force.")]
        public static partial void Refused(ILogger logger, string file, long? line);
    }
}
