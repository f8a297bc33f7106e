namespace Insight.Contract.Reporting;

/// <summary>The reports by their formats.</summary>
internal static class Reports
{
    /// <summary>Creates one.</summary>
    /// <param name="format">The format.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="console">Says whether colours are welcome.</param>
    /// <param name="isVerbose">Whether the text tells every line of NDJSON.</param>
    public static IReport Create(ReportFormat format, ReportTarget output, ContractConsole console, bool isVerbose) => format switch
    {
        ReportFormat.Text => new TextReport(output.Writer, new Colours(console.HasColours && !output.IsFile), isVerbose),
        ReportFormat.Json => new JsonReport(output.Writer),
        ReportFormat.Junit => new JunitReport(output.Writer),
        ReportFormat.Html => new HtmlReport(output.Writer),
        ReportFormat.Markdown => new MarkdownReport(output.Writer),
        ReportFormat.Sarif => new SarifReport(output.Writer),
        ReportFormat.Github => new GitHubReport(output.Writer),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such report."),
    };
}
