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

    /// <summary>The certificate that callers see.</summary>
    public const string Certificate = "certificate";

    /// <summary>The token for the backend.</summary>
    public const string UpstreamToken = "upstream_token";

    /// <summary>The authorities that the edge trusts at the backend.</summary>
    public const string UpstreamAuthorities = "upstream_authorities";

    /// <summary>The certificate that the backend sees.</summary>
    public const string UpstreamCertificate = "upstream_certificate";

    private static readonly string[] Names = [SettingsFile, Clients, Routes, Certificate, UpstreamToken, UpstreamAuthorities, UpstreamCertificate];

    private readonly ConcurrentDictionary<string, ReloadState> _parts = new(
        Names.Select(name => KeyValuePair.Create(name, new ReloadState(name, 0, 0, IsRefused: false, time.GetUtcNow()))), StringComparer.Ordinal);

    /// <summary>All parts, in the order in which they are named here.</summary>
    public IEnumerable<ReloadState> Parts => Names.Select(name => _parts[name]);

    /// <summary>A change took effect.</summary>
    public void Succeed(string part) => Change(part, state => state with { Succeeded = state.Succeeded + 1, IsRefused = false, InForceSince = time.GetUtcNow() });

    /// <summary>A change was refused.</summary>
    public void Refuse(string part) => Change(part, static state => state with { Refused = state.Refused + 1, IsRefused = true });

    /// <summary>What was refused is gone: what is in force is what is written, and was all the time.</summary>
    public void Mend(string part) => Change(part, static state => state with { IsRefused = false });

    private void Change(string part, Func<ReloadState, ReloadState> change) =>
        _parts.AddOrUpdate(part, static _ => throw new InvalidOperationException(), (_, state) => change(state));
}
