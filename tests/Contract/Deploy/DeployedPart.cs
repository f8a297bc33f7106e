namespace Insight.Contract.Tests.Deploy;

/// <summary>Edge or backend as one of the ways in <c>deploy/</c> runs it.</summary>
/// <param name="Where">Which way.</param>
/// <param name="Environment">Its environment variables.</param>
/// <param name="Mounts">Files, or folders of files, that are there for it.</param>
/// <param name="Grace">How long it may take to stop.</param>
public sealed record DeployedPart(string Where, IReadOnlyDictionary<string, string> Environment, IReadOnlyList<string> Mounts, TimeSpan Grace)
{
    /// <summary>The files that settings name.</summary>
    public IEnumerable<string> Files => Environment.Values.Where(value => value.StartsWith("/run/", StringComparison.Ordinal));

    /// <summary>The settings among the variables, by key.</summary>
    public IReadOnlyDictionary<string, string?> Settings => Environment.ToDictionary(
        variable => variable.Key.Replace("__", ":", StringComparison.Ordinal), variable => (string?)variable.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The port that a setting of an address names.</summary>
    public int Port(string setting) => new Uri(Settings[setting]!.Replace('*', 'x')).Port;

    public override string ToString() => Where;
}
