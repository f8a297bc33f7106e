using Insight.Contract.Tests.Support;
using Insight.Schemas.Generator.Reading;

namespace Insight.Contract.Tests.Schemas;

/// <summary>The page of field tables, as text that a test changes in memory.</summary>
internal static class FieldPageText
{
    public const string Path = "schemas/fields/sync-appointments.md";

    public static string Read() => File.ReadAllText(RepositoryFolder.PathOf(Path));

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

    /// <summary>The 1-based line on which a text stands first.</summary>
    public static int LineOf(this string page, string text)
    {
        var at = page.IndexOf(text, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, text);
        return page.AsSpan(0, at).Count('\n') + 1;
    }

    /// <summary>A page with a text replaced must be refused, and told so with the line on which a place in it stands.</summary>
    public static void ShouldTell(string old, string by, string place, string message)
    {
        var page = Read().WithOnce(old, by);
        var errors = Should.Throw<FieldTableException>(() => FieldTables.Parse(Path, page)).Message.Split('\n');
        errors.ShouldContain($"{Path}({page.LineOf(place)}): {message}");
    }
}
