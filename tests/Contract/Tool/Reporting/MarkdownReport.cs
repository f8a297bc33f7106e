using System.Globalization;
using System.Text;
using Insight.Contract.Checking;

namespace Insight.Contract.Reporting;

/// <summary>GitHub's Markdown: the figures, then what does not pass, as a table.</summary>
internal sealed class MarkdownReport(TextWriter output) : IReport
{
    private const int MaxRows = 1000;

    private readonly StringBuilder _rows = new();
    private readonly StringBuilder _differences = new();
    private long _issues;
    private long _different;

    public Task AddAsync(Verdict verdict)
    {
        foreach (var issue in verdict.Predicted.Issues)
        {
            if (_issues++ < MaxRows)
                _rows.Append(CultureInfo.InvariantCulture, $"| {Cell(verdict.Payload.Source)} | {verdict.LineOf(issue)}:{issue.Place.Column} | {verdict.Predicted.Status} | {Cell(verdict.Explain(issue))} |\n");
        }

        if (verdict.Differs && _different++ < MaxRows)
            _differences.Append(CultureInfo.InvariantCulture, $"\n{Cell(verdict.Payload.Name)}:\n\n````diff\n{string.Join('\n', verdict.Exchange!.Difference.Select(PlainText.Of))}\n````\n");
        return Task.CompletedTask;
    }

    public async Task EndAsync(Summary summary)
    {
        await output.WriteAsync($"## {(summary.IsFine ? "✅" : "❌")} Insight Edge: payloads\n\n");
        await output.WriteAsync($"{Cell(summary.ToString())}\n");
        if (_rows.Length > 0)
            await output.WriteAsync($"\n| file | line | answer | what is wrong |\n|---|---|---|---|\n{_rows}");
        if (_issues > MaxRows)
            await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\nAnd {_issues - MaxRows} more issue(s).\n"));
        if (_different > 0)
            await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\n### The edge answers {_different} of them otherwise\n{_differences}"));
        if (_different > MaxRows)
            await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\nAnd {_different - MaxRows} more.\n"));
        await output.FlushAsync();
    }

    // In a table's cell nothing of it is Markdown or HTML.
    private static string Cell(string text)
    {
        var cell = new StringBuilder(text.Length + 8);
        foreach (var c in PlainText.Of(text))
        {
            if (c is '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '~' or '#')
                cell.Append('\\');
            cell.Append(c);
        }

        return cell.ToString();
    }
}
