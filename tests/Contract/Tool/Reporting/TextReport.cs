using System.Globalization;
using Insight.Contract.Checking;

namespace Insight.Contract.Reporting;

/// <summary>For people: a line a payload, below it a line an issue, which editors and terminals open at its place.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="colours">Its colours.</param>
/// <param name="isVerbose">Whether every line of NDJSON has a line.</param>
internal sealed class TextReport(TextWriter output, Colours colours, bool isVerbose) : IReport
{
    private readonly Dictionary<string, (long All, long Fine)> _records = new(StringComparer.Ordinal);

    public async Task AddAsync(Verdict verdict)
    {
        var source = verdict.Payload.Source;
        if (verdict.Payload.IsRecord)
        {
            var (all, fine) = _records.GetValueOrDefault(source);
            _records[source] = (all + 1, fine + (verdict.IsFine ? 1 : 0));
            if (!Tells(verdict))
                return;
        }

        await output.WriteLineAsync($"{Mark(verdict)}  {PlainText.Of(verdict.Payload.Name)}  {verdict.Predicted.Status}  {PlainText.Of(verdict.Message)}  {colours.Faint($"({verdict.Predicted.Contract})")}");
        foreach (var issue in verdict.Predicted.Issues)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{PlainText.Of(source)}:{verdict.LineOf(issue)}:{issue.Place.Column}");
            await output.WriteLineAsync($"        {place}: {Verdict.Tell(issue)}");
            if (verdict.HintOf(issue) is { } hint)
                await output.WriteLineAsync($"          {colours.Faint(hint)}");
        }

        if (verdict.Exchange is { IsAsPredicted: false } exchange)
        {
            await output.WriteLineAsync($"        {colours.Bad("the edge answers otherwise")} {colours.Faint($"(X-Request-Id {exchange.RequestId})")}");
            foreach (var line in exchange.Difference)
                await output.WriteLineAsync($"        {Coloured(PlainText.Of(line))}");
        }
    }

    public bool Tells(Verdict verdict) => isVerbose || !verdict.IsFine || !verdict.Payload.IsRecord;

    public async Task EndAsync(Summary summary)
    {
        foreach (var (source, (all, fine)) in _records)
            await output.WriteLineAsync(Invariant($"{(fine == all ? colours.Good("ok  ") : colours.Bad("FAIL"))}  {PlainText.Of(source)}  {fine} of {all} line(s) pass"));
        await output.WriteLineAsync(PlainText.Of(summary.ToString()));
        await output.FlushAsync();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Mark(Verdict verdict) =>
        verdict.Differs ? colours.Bad("DIFF") : verdict.IsFine ? colours.Good("ok  ") : verdict.IsPartial ? colours.Mixed("PART") : colours.Bad("FAIL");

    private string Coloured(string line) => line switch
    {
        ['-', ..] => colours.Bad(line),
        ['+', ..] => colours.Good(line),
        _ => line,
    };
}
