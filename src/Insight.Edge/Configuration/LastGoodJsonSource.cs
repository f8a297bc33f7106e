using Microsoft.Extensions.Configuration.Json;

namespace Insight.Edge.Configuration;

/// <summary>
/// A JSON configuration file that keeps its last good content while the file is broken. The framework's source would go on
/// with an empty file: every route and client that it held would be gone.
/// </summary>
/// <param name="faults">Is told of every broken content.</param>
internal sealed class LastGoodJsonSource(ConfigurationFileFaults faults) : JsonConfigurationSource
{
    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new LastGoodJsonProvider(this, faults);
    }

    /// <summary>Puts such a source in the place of every JSON file of a configuration.</summary>
    public static void ReplaceAll(IConfigurationBuilder configuration, ConfigurationFileFaults faults)
    {
        for (var i = 0; i < configuration.Sources.Count; i++)
        {
            if (configuration.Sources[i] is JsonConfigurationSource { ReloadOnChange: true } file and not LastGoodJsonSource)
            {
                configuration.Sources[i] = new LastGoodJsonSource(faults)
                {
                    FileProvider = file.FileProvider,
                    Path = file.Path!,
                    Optional = file.Optional,
                    ReloadOnChange = true,
                    ReloadDelay = file.ReloadDelay,
                };
            }
        }
    }
}
