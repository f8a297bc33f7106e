using System.Collections.Concurrent;

namespace Insight.Edge.Configuration;

/// <summary>Counts the changes of the configuration while the edge runs: those that took effect, and those that were refused.</summary>
/// <param name="time">Says when the last one took effect.</param>
internal sealed class ConfigurationReloads(TimeProvider time)
{
    /// <summary>A settings file as such: it is JSON or not.</summary>
    public const string SettingsFile = "settings_file";

    /// <summary>The clients, and their keys' files.</summary>
    public const string Clients = "clients";

    /// <summary>Routes and clusters.</summary>
    public const string Routes = "routes";

    private readonly ConcurrentDictionary<string, State> _parts = new(StringComparer.Ordinal)
    {
        [SettingsFile] = new(0, 0, time.GetUtcNow()),
        [Clients] = new(0, 0, time.GetUtcNow()),
        [Routes] = new(0, 0, time.GetUtcNow()),
    };

    /// <summary>All parts: how many changes took effect, how many were refused, and since when what is in force is: the last change, or the start.</summary>
    public IEnumerable<(string Part, long Succeeded, long Refused, DateTimeOffset InForceSince)> Parts =>
        _parts.Select(part => (part.Key, part.Value.Succeeded, part.Value.Refused, part.Value.InForceSince));

    /// <summary>A change took effect.</summary>
    public void Succeed(string part) =>
        _parts.AddOrUpdate(part, static _ => throw new InvalidOperationException(), (_, state) => state with { Succeeded = state.Succeeded + 1, InForceSince = time.GetUtcNow() });

    /// <summary>A change was refused.</summary>
    public void Refuse(string part) =>
        _parts.AddOrUpdate(part, static _ => throw new InvalidOperationException(), static (_, state) => state with { Refused = state.Refused + 1 });

    private sealed record State(long Succeeded, long Refused, DateTimeOffset InForceSince);
}
