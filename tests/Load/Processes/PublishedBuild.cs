namespace Insight.Load.Processes;

/// <summary>A published part of the product, perhaps an older one that this one is compared with.</summary>
internal static class PublishedBuild
{
    /// <summary>Whether a part has a setting: one from before it would refuse to start with it.</summary>
    /// <param name="assembly">The part's assembly, whose metadata holds the names of its settings.</param>
    /// <param name="setting">The setting's own name.</param>
    public static bool Knows(string assembly, string setting) =>
        File.ReadAllBytes(assembly).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes($"set_{setting}\0")) >= 0;
}
