using System.Globalization;
using System.Xml;
using Insight.Contract.Reporting;

namespace Insight.Contract.Probing.Reporting;

/// <summary>JUnit's XML: a case is a test case, and what was not tried is skipped.</summary>
internal sealed class JunitProbeReport(TextWriter output) : IProbeReport
{
    private static readonly XmlWriterSettings Settings = new() { Async = true, Indent = true, NewLineChars = "\n" };

    private readonly List<ProbeResult> _results = [];

    public Task AddAsync(ProbeResult result)
    {
        _results.Add(result);
        return Task.CompletedTask;
    }

    public async Task EndAsync(ProbeSummary summary)
    {
        await using (var xml = XmlWriter.Create(output, Settings))
        {
            foreach (var element in (string[])["testsuites", "testsuite"])
            {
                await xml.WriteStartElementAsync(null, element, null);
                await AttributeAsync(xml, "name", "insight-contract probe");
                await AttributeAsync(xml, "tests", Number(summary.Tried + summary.NotTried.Count));
                await AttributeAsync(xml, "failures", Number(summary.Wrong));
                await AttributeAsync(xml, "errors", "0");
                await AttributeAsync(xml, "skipped", Number(summary.NotTried.Count));
            }

            foreach (var result in _results)
                await WriteAsync(xml, result);
            foreach (var each in summary.NotTried)
                await WriteAsync(xml, each);
            await xml.WriteEndElementAsync();
            await xml.WriteEndElementAsync();
        }

        await output.WriteLineAsync();
        await output.FlushAsync();
    }

    private static async Task WriteAsync(XmlWriter xml, ProbeResult result)
    {
        await BeginCaseAsync(xml, result.Case.Name, result.Case.Row);
        if (!result.IsFine)
        {
            await xml.WriteStartElementAsync(null, "failure", null);
            await AttributeAsync(xml, "type", string.Join(' ', result.Findings.Select(finding => finding.What.Replace(' ', '-'))));
            await AttributeAsync(xml, "message", PlainText.Of($"{result.Findings[0].What}: expected {result.Findings[0].Expected}, got {result.Findings[0].Got}"));
            await xml.WriteStringAsync(string.Join('\n', result.Findings.Select(finding => PlainText.Of($"{finding.What}: expected {finding.Expected}, got {finding.Got}"))));
            await xml.WriteEndElementAsync();
            await xml.WriteElementStringAsync(null, "system-out", null, PlainText.Of(result.Curl));
        }

        await xml.WriteEndElementAsync();
    }

    private static async Task WriteAsync(XmlWriter xml, NotTried each)
    {
        await BeginCaseAsync(xml, each.Name, each.Row);
        await xml.WriteStartElementAsync(null, "skipped", null);
        await AttributeAsync(xml, "message", each.Why);
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    private static async Task BeginCaseAsync(XmlWriter xml, string name, string row)
    {
        await xml.WriteStartElementAsync(null, "testcase", null);
        await AttributeAsync(xml, "classname", $"insight-contract.probe.{row}");
        await AttributeAsync(xml, "name", PlainText.Of(name));
    }

    private static Task AttributeAsync(XmlWriter xml, string name, string value) => xml.WriteAttributeStringAsync(null, name, null, value);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
