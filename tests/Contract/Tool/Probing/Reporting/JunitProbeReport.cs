using Insight.Contract.Reporting;

namespace Insight.Contract.Probing.Reporting;

/// <summary>JUnit's XML: a case is a test case, and what was not tried is skipped.</summary>
internal sealed class JunitProbeReport(TextWriter output) : IProbeReport
{
    private readonly JunitWriter _xml = new(output, "insight-contract probe");

    public Task AddAsync(ProbeResult result) => _xml.AddAsync(new JunitCase(ClassOf(result.Case.Row), result.Case.Name)
    {
        Failure = result.IsFine
            ? null
            : (string.Join(' ', result.Findings.Select(finding => finding.What.Replace(' ', '-'))), Line(result.Findings[0]), string.Join('\n', result.Findings.Select(finding => PlainText.Of(Line(finding))))),
        Output = result.IsFine ? null : result.Curl,
    });

    public async Task EndAsync(ProbeSummary summary)
    {
        foreach (var each in summary.NotTried)
            await _xml.AddAsync(new JunitCase(ClassOf(each.Row), each.Name) { Skipped = each.Why });
        await _xml.EndAsync();
    }

    public ValueTask DisposeAsync() => _xml.DisposeAsync();

    private static string ClassOf(string row) => $"insight-contract.probe.{row}";

    private static string Line(Finding finding) => $"{finding.What}: expected {finding.Expected}, got {finding.Got}";
}
