using System.Globalization;
using System.Net;
using Insight.Contract.Checking;

namespace Insight.Contract.Reporting;

/// <summary>A page that stands alone: no script, no outside resource, nothing that could run.</summary>
internal sealed class HtmlReport(TextWriter output) : IReport
{
    private const int MaxPayloads = 1000;

    private readonly Spool _rows = new();
    private long _told;
    private long _untold;

    public async Task AddAsync(Verdict verdict)
    {
        if (verdict.IsFine && verdict.Payload.IsRecord)
            return;
        if (_told++ >= MaxPayloads)
        {
            _untold++;
            return;
        }

        var (kind, word) = verdict.Differs ? ("bad", "differs") : verdict.IsFine ? ("good", "accepted") : (verdict.IsPartial ? "mixed" : "bad", verdict.Word.Replace('_', ' '));
        await _rows.Writer.WriteLineAsync(Invariant($"<section class=\"{kind}\"><h2>{Text(verdict.Payload.Name)}</h2><p><strong>{Text(word)}</strong> {verdict.Predicted.Status} {Text(verdict.Message)} <small>{Text(verdict.Predicted.Contract)}</small></p>"));
        if (verdict.Predicted.Issues.Count > 0)
            await _rows.Writer.WriteLineAsync($"<table><thead><tr><th scope=\"col\">Line</th><th scope=\"col\">Column</th><th scope=\"col\">What is wrong</th><th scope=\"col\">Where</th></tr></thead><tbody>{string.Concat(verdict.Predicted.Issues.Select(issue => Invariant($"<tr><td>{verdict.LineOf(issue)}</td><td>{issue.Place.Column}</td><td>{Text(verdict.Explain(issue))}</td><td><code>{Text(issue.Pointer)}</code></td></tr>")))}</tbody></table>");
        if (verdict.Differs)
            await _rows.Writer.WriteLineAsync($"<p>The edge answers otherwise:</p><pre>{string.Join('\n', verdict.Exchange!.Difference.Select(Text))}</pre>");
        await _rows.Writer.WriteLineAsync("</section>");
    }

    public async Task EndAsync(Summary summary)
    {
        using var css = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        await output.WriteLineAsync($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Insight Edge: payloads</title>
            <style>
            {await css.ReadToEndAsync()}</style>
            </head>
            <body>
            <main>
            <h1>{(summary.IsFine ? "Every payload passes" : "Not every payload passes")}</h1>
            """);
        await output.WriteLineAsync($"<p>{Text(summary.ToString())}</p>");
        await _rows.CopyToAsync(output);
        if (_untold > 0)
            await output.WriteLineAsync(Invariant($"<p>And {_untold} more payload(s).</p>"));
        await output.WriteLineAsync("</main>\n</body>\n</html>");
        await output.FlushAsync();
    }

    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    private static string Text(string text) => WebUtility.HtmlEncode(PlainText.Of(text));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
