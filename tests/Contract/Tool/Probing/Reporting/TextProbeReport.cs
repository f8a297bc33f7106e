using System.Globalization;
using Insight.Contract.Probing.Wire;
using Insight.Contract.Reporting;

namespace Insight.Contract.Probing.Reporting;

/// <summary>For people: of each case that is wrong what was sent, what was to come and what came.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="colours">Its colours.</param>
/// <param name="isVerbose">Whether it tells the others too.</param>
internal sealed class TextProbeReport(TextWriter output, Colours colours, bool isVerbose) : IProbeReport
{
    // A body may be as long as the edge reads.
    private const int LongestShown = 4000;

    public async Task AddAsync(ProbeResult result)
    {
        if (!Tells(result))
            return;
        await output.WriteLineAsync($"{(result.IsFine ? colours.Good("ok  ") : colours.Bad("FAIL"))}  {PlainText.Of(result.Case.Name)}  {colours.Faint($"({result.Case.Row})")}");
        foreach (var finding in result.Findings)
        {
            await output.WriteLineAsync($"        {colours.Bad(finding.What)}");
            await output.WriteLineAsync($"          expected  {Shown(finding.Expected)}");
            await output.WriteLineAsync($"          got       {Shown(finding.Got)}");
        }

        var expected = result.Case.Expected;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"        expected  {expected.Status} {Shown(expected.Text)}"));
        await output.WriteLineAsync($"        got       {Answer(result.Answer)}");
        await output.WriteLineAsync($"        sent      {colours.Faint(Shown(result.Curl))}");
    }

    public bool Tells(ProbeResult result) => isVerbose || !result.IsFine;

    public async Task EndAsync(ProbeSummary summary)
    {
        foreach (var each in summary.NotTried)
            await output.WriteLineAsync($"not tried: {each.Name} {colours.Faint($"({each.Row})")}: {each.Why}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Tried} case(s) tried: {summary.Tried - summary.Wrong} as the contract says, {summary.Wrong} otherwise. {summary.NotTried.Count} not tried."));
        await output.FlushAsync();
    }

    private static string Answer(WireAnswer? answer) =>
        answer is null ? "nothing" : string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {Shown(answer.Text)}");

    private static string Shown(string text) => PlainText.Of(text.Length > LongestShown ? text[..LongestShown] + "…" : text);
}
