using System.Text.RegularExpressions;

namespace Insight.Contract.Tests.Deploy;

/// <summary>What a PromQL expression asks for: series by name and matchers, and labels that it groups by.</summary>
/// <param name="Text">As it is written.</param>
internal sealed partial record Expression(string Text)
{
    /// <summary>The series' names, each with its matchers. Names of recorded series hold a colon.</summary>
    public IEnumerable<(string Name, IReadOnlyList<Matcher> Matchers)> Selectors => Selector().Matches(Text)
        .Select(match => (match.Groups["name"].Value, (IReadOnlyList<Matcher>)[.. Matchers(match.Groups["matchers"].Value)]));

    /// <summary>The labels that it groups by, or joins on.</summary>
    public IEnumerable<string> Labels => Grouping().Matches(Text).SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries));

    private static IEnumerable<Matcher> Matchers(string text) =>
        Match().Matches(text).Select(match => new Matcher(match.Groups["label"].Value, match.Groups["values"].Value.Split('|')));

    [GeneratedRegex("""(?<![\w:"-])(?<name>(?:insight|kestrel|http_client|dotnet|db_client)_\w+|up|[a-z_]+:[a-z0-9_:]+)(?:\{(?<matchers>[^}]*)\})?(?![\w(])""")]
    private static partial Regex Selector();

    [GeneratedRegex("""(?<label>\w+)\s*(?:=~|!~|!=|=)\s*"(?<values>[^"]*)"(?=\s*(?:,|$))""")]
    private static partial Regex Match();

    [GeneratedRegex("""\b(?:by|on)\s*\((?<labels>[^)]*)\)""")]
    private static partial Regex Grouping();

    /// <summary>A label, and the values that are wanted of it, or are not.</summary>
    internal sealed record Matcher(string Label, IReadOnlyList<string> Values);
}
