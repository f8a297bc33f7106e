using System.Globalization;
using System.Xml;
using Insight.Contract.Checking;

namespace Insight.Contract.Reporting;

/// <summary>JUnit's XML: a payload is a test case, and fails where it would not be stored whole or an edge answers otherwise.</summary>
internal sealed class JunitReport(TextWriter output) : IReport
{
    private static readonly XmlWriterSettings Settings = new() { Async = true, Indent = true, OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, NewLineChars = "\n" };

    private readonly Spool _cases = new();
    private XmlWriter? _writer;
    private long _failures;

    public async Task AddAsync(Verdict verdict)
    {
        _writer ??= XmlWriter.Create(_cases.Writer, Settings);
        await _writer.WriteStartElementAsync(null, "testcase", null);
        await _writer.WriteAttributeStringAsync(null, "classname", null, $"insight-contract.{verdict.Predicted.Contract}");
        await _writer.WriteAttributeStringAsync(null, "name", null, PlainText.Of(verdict.Payload.Name));
        await _writer.WriteAttributeStringAsync(null, "file", null, PlainText.Of(verdict.Payload.Source));
        if (!verdict.IsFine)
        {
            _failures++;
            await _writer.WriteStartElementAsync(null, "failure", null);
            await _writer.WriteAttributeStringAsync(null, "type", null, verdict.Differs ? "difference" : verdict.Word);
            await _writer.WriteAttributeStringAsync(null, "message", null, Invariant($"{verdict.Predicted.Status} {PlainText.Of(verdict.Message)}"));
            await _writer.WriteStringAsync(string.Join('\n', Lines(verdict)));
            await _writer.WriteEndElementAsync();
        }

        await _writer.WriteEndElementAsync();
    }

    public async Task EndAsync(Summary summary)
    {
        var counts = Invariant($"tests=\"{summary.Payloads}\" failures=\"{_failures}\" errors=\"0\" skipped=\"0\"");
        await output.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"insight-contract\" {counts}>\n<testsuite name=\"insight-contract\" {counts}>\n");
        if (_writer is not null)
            await _writer.FlushAsync();
        await _cases.CopyToAsync(output);
        await output.WriteAsync("\n</testsuite>\n</testsuites>\n");
        await output.FlushAsync();
    }

    public ValueTask DisposeAsync() => _cases.DisposeAsync();

    private static IEnumerable<string> Lines(Verdict verdict) => verdict.Predicted.Issues
        .Select(issue => Invariant($"{PlainText.Of(verdict.Payload.Source)}:{verdict.LineOf(issue)}:{issue.Place.Column}: {verdict.Explain(issue)}"))
        .Concat((verdict.Exchange?.Difference ?? []).Select(PlainText.Of));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
