using System.Globalization;
using Insight.Contract.Checking;

namespace Insight.Contract.Reporting;

/// <summary>GitHub's workflow commands (docs.github.com, "Workflow commands for GitHub Actions"): <c>::error file=…,line=…,col=…,title=…::text</c>.</summary>
internal sealed class GitHubReport(TextWriter output) : IReport
{
    public async Task AddAsync(Verdict verdict)
    {
        foreach (var issue in verdict.Predicted.Issues)
        {
            var level = verdict.IsPartial ? "warning" : "error";
            var place = string.Create(CultureInfo.InvariantCulture, $"file={Property(verdict.Payload.Source.Replace(Path.DirectorySeparatorChar, '/'))},line={verdict.LineOf(issue)},col={issue.Place.Column}");
            await output.WriteLineAsync($"::{level} {place},title={Property($"{verdict.Predicted.Status} {verdict.Predicted.Contract}")}::{Data(verdict.Explain(issue))}");
        }

        if (verdict.Differs)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"::error file={Property(verdict.Payload.Source.Replace(Path.DirectorySeparatorChar, '/'))},line={verdict.Payload.FirstLine},title=The edge answers otherwise::{Data(string.Join('\n', verdict.Exchange!.Difference.Select(PlainText.Of)))}"));
        }
    }

    public async Task EndAsync(Summary summary)
    {
        foreach (var file in summary.Unread)
            await output.WriteLineAsync($"::error file={Property(file.Name.Replace(Path.DirectorySeparatorChar, '/'))},title=Not read::{Data(PlainText.Of(file.Reason))}");
        await output.WriteLineAsync(PlainText.Of(summary.ToString()));
        await output.FlushAsync();
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(PlainText.Of(text)).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
