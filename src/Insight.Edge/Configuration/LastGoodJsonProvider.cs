using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;

namespace Insight.Edge.Configuration;

/// <summary>Reads a JSON configuration file; once it was good, broken content is told and not taken.</summary>
internal sealed class LastGoodJsonProvider(LastGoodJsonSource source, ConfigurationFileFaults faults) : JsonConfigurationProvider(source)
{
    private bool _wasGood;

    /// <summary>What the file holds, by path. A change makes another one: who reads this one reads it whole.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings => Data;

    public override void Load(Stream stream)
    {
        try
        {
            base.Load(stream);
            _wasGood = true;
            faults.Mended(Source.Path ?? "");
        }
        catch (FormatException e) when (_wasGood)
        {
            faults.Tell(Source.Path ?? "", (e.InnerException as JsonException)?.LineNumber + 1);
        }
    }
}
