using System.Globalization;
using Insight.Contract.Checking;

namespace Insight.Contract.Reporting;

/// <summary>JUnit's XML: a payload is a test case, and fails where it would not be stored whole or an edge answers otherwise.</summary>
internal sealed class JunitReport(TextWriter output) : IReport
{
    private readonly JunitWriter _xml = new(output, "insight-contract");

    public Task AddAsync(Verdict verdict) => _xml.AddAsync(new JunitCase($"insight-contract.{verdict.Predicted.Contract}", verdict.Payload.Name)
    {
        File = verdict.Payload.Source,
        Failure = verdict.IsFine
            ? null
            : (verdict.Differs ? "difference" : verdict.Word, Invariant($"{verdict.Predicted.Status} {verdict.Message}"), string.Join('\n', Lines(verdict))),
    });

    public async Task EndAsync(Summary summary)
    {
        foreach (var file in summary.Unread)
            await _xml.AddAsync(new JunitCase("insight-contract", file.Name) { File = file.Name, Error = file.Reason });
        await _xml.EndAsync();
    }

    public ValueTask DisposeAsync() => _xml.DisposeAsync();

    private static IEnumerable<string> Lines(Verdict verdict) => verdict.Predicted.Issues
        .Select(issue => Invariant($"{PlainText.Of(verdict.Payload.Source)}:{verdict.LineOf(issue)}:{issue.Place.Column}: {verdict.Explain(issue)}"))
        .Concat((verdict.Exchange?.Difference ?? []).Select(PlainText.Of));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
