using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Deploy;

/// <summary>The page that alerts and dashboard point at.</summary>
internal static class Runbook
{
    /// <summary>Where it is, but for what each installation replaces.</summary>
    public const string Address = "https://github.com/OWNER/REPO/blob/main/docs/operating.md#";

    /// <summary>The anchors of its headings, as they are made from the headings' text.</summary>
    public static IReadOnlySet<string> Anchors { get; } = File.ReadLines(RepositoryFolder.PathOf("docs/operating.md"))
        .Where(line => line.StartsWith('#'))
        .Select(line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-'))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>That an address leads to one of them.</summary>
    public static void ShouldHave(string address)
    {
        address.ShouldStartWith(Address);
        Anchors.ShouldContain(address[Address.Length..]);
    }
}
