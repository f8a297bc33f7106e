using System.Text;

namespace Insight.Load.Reporting;

/// <summary>What a scenario found, as a page that is printed, and kept where that is asked for.</summary>
/// <param name="scenario">The scenario's name.</param>
internal sealed class ScenarioReport(string scenario)
{
    private readonly StringBuilder _text = new($"# {scenario}\n");

    /// <summary>Adds a paragraph.</summary>
    public void Paragraph(string text) => _text.Append('\n').Append(text).Append('\n');

    /// <summary>Adds a heading.</summary>
    public void Heading(string text) => Paragraph($"## {text}");

    /// <summary>Adds a table.</summary>
    public void Table(MarkdownTable table) => _text.Append('\n').Append(table);

    /// <summary>Adds machine and versions, prints the page, and keeps it.</summary>
    /// <param name="notes">What else belongs to the conditions, a list item each.</param>
    /// <param name="save">Whether it is kept.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="attachments">What is kept beside the page: the kind of file, and its text.</param>
    public async Task FinishAsync(IEnumerable<string> notes, bool save, CancellationToken ct, params IEnumerable<(string Kind, string Text)> attachments)
    {
        // A run that was stopped in its midst has no figures.
        ct.ThrowIfCancellationRequested();
        _text.Append('\n');
        foreach (var note in (string[])[.. notes, .. Load(), .. await Machine.DescribeAsync(ct)]) _text.Append("- ").Append(note).Append('\n');
        await Console.Out.WriteLineAsync(_text, ct);
        if (!save) return;
        foreach (var path in await ResultFile.SaveAsync(scenario, [("md", _text.ToString()), .. attachments], ct))
            await Console.Out.WriteLineAsync($"Saved {path}");
    }

    // Whoever else is at work on the machine distorts every figure, CPU time least.
    private static IEnumerable<string> Load()
    {
        const string LoadAverages = "/proc/loadavg";
        return File.Exists(LoadAverages)
            ? [$"processes that wanted a core, on average over the last minute: {File.ReadAllText(LoadAverages).Split(' ')[0]}, the scenario's own among them"]
            : [];
    }
}
