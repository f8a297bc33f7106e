using Insight.Contract.Tests.Support;
using Insight.Schemas.Generator.Reading;

namespace Insight.Contract.Tests.Schemas;

/// <summary>The pages of field tables, as text that a test changes in memory.</summary>
internal static class FieldPageText
{
    /// <summary>The page whose body is a batch.</summary>
    public const string Path = "schemas/fields/sync-appointments.md";

    /// <summary>The page whose body is one object.</summary>
    public const string EventPath = "schemas/fields/appointment-event.md";

    public static string Read(string path = Path) => File.ReadAllText(RepositoryFolder.PathOf(path));

    /// <summary>Replaces what stands in the page once.</summary>
    public static string WithOnce(this string page, string old, string by)
    {
        page.Split(old).Length.ShouldBe(2, $"times that the page holds '{old}', and one");
        return page.Replace(old, by, StringComparison.Ordinal);
    }

    /// <summary>Adds a row to the section's table, as its last.</summary>
    public static string WithRow(this string page, string heading, string row)
    {
        var lines = page.Split('\n').ToList();
        var at = lines.FindIndex(lines.IndexOf($"## {heading}"), line => line.StartsWith("|---", StringComparison.Ordinal));
        while (lines[at].StartsWith('|'))
            at++;
        lines.Insert(at, row);
        return string.Join('\n', lines);
    }

    /// <summary>Adds a column to the section's table, as its last, with empty cells.</summary>
    public static string WithColumn(this string page, string heading, string column)
    {
        var lines = page.Split('\n').ToList();
        var header = lines.FindIndex(lines.IndexOf($"## {heading}"), line => line.StartsWith('|'));
        for (var at = header; lines[at].StartsWith('|'); at++)
            lines[at] += (at - header) switch { 0 => $" {column} |", 1 => "---|", _ => " |" };
        return string.Join('\n', lines);
    }

    /// <summary>The 1-based line on which a text stands first.</summary>
    public static int LineOf(this string page, string text)
    {
        var at = page.IndexOf(text, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, text);
        return page.AsSpan(0, at).Count('\n') + 1;
    }

    /// <summary>A page with a text replaced must be refused, and told so with the line on which a place in it stands.</summary>
    public static void ShouldTell(string old, string by, string place, string message, string path = Path) =>
        Read(path).WithOnce(old, by).ShouldBeRefused(place, message, path);

    /// <summary>A page must be refused, and told so with the line on which a place in it stands.</summary>
    public static void ShouldBeRefused(this string page, string place, string message, string path)
    {
        var errors = Should.Throw<FieldTableException>(() => FieldTables.Parse(path, page)).Message.Split('\n');
        errors.ShouldContain($"{path}({page.LineOf(place)}): {message}");
    }
}
