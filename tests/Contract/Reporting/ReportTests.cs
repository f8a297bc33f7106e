using System.Text.Json.Nodes;
using System.Xml.Linq;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Reporting;

/// <summary>Each format, as the programs that read it understand it, and nothing of a payload in any.</summary>
public sealed class ReportTests : IDisposable
{
    // In every value that an answer or a report could repeat.
    private const string Canary = "canary<b>|`x`";

    private readonly ContractRun _run = new ContractRun()
        .With("a,b:c%&<i>.json", Payload.Batch(Payload.EntryWith("patient", "birth_date", $"\"birth_date\":\"{Canary}\""), Payload.Entry(Canary)))
        .With("event.json", EventPayload.Of(("appointment_id", $"\"{Canary}\""), ("notes", $"\"{Canary}\"")))
        .With("bad-event.json", EventPayload.Of(("event_type", $"\"{Canary}\""), ("patient_id", null)))
        .With("broken.json", $"{{\"{Canary}\": ]");

    public static TheoryData<string> Formats { get; } = ["text", "json", "junit", "html", "markdown", "sarif", "github"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task No_format_repeats_a_value_of_a_payload(string format)
    {
        var (code, output, error) = await _run.RunAsync("check", ".", "--format", format);

        code.ShouldBe(1, error);
        (output + error).ShouldNotContain("canary");
        output.Replace("\\", "", StringComparison.Ordinal).ShouldContain("birth_date is invalid");
    }

    [Fact]
    public async Task Json_holds_everything()
    {
        var report = JsonNode.Parse(await ReportAsync("json"))!;

        report["payloads"]!.AsArray().Select(payload => ((string)payload!["file"]!, (string)payload["verdict"]!, (int)payload["status"]!)).ShouldBe(
            [("a,b:c%&<i>.json", "partial", 200), ("bad-event.json", "rejected", 422), ("broken.json", "malformed", 400), ("event.json", "accepted", 201)]);
        var issue = report["payloads"]![1]!["issues"]![1]!;
        issue.ToJsonString().ShouldBe("""{"text":"field required","field":"patient_id","rule":"absent","entry":null,"pointer":"/patient_id","line":1,"column":1}""");
        report["payloads"]![3]!["answer"]!["data"]!.ToJsonString().ShouldNotContain("canary");
        report["summary"]!.ToJsonString().ShouldBe("""{"files":4,"payloads":4,"accepted":1,"partial":1,"rejected":2,"issues":4,"passed":false}""");
    }

    [Fact]
    public async Task Junit_is_xml_with_a_test_a_payload()
    {
        var suite = XDocument.Parse(await ReportAsync("junit")).Root!.Element("testsuite")!;

        ((int)suite.Attribute("tests")!, (int)suite.Attribute("failures")!).ShouldBe((4, 3));
        suite.Elements("testcase").Select(test => ((string)test.Attribute("name")!, (string?)test.Element("failure")?.Attribute("type"))).ShouldBe(
            [("a,b:c%&<i>.json", "partial"), ("bad-event.json", "rejected"), ("broken.json", "malformed"), ("event.json", null)]);
        ((string)suite.Elements("testcase").ElementAt(1).Element("failure")!).ShouldContain("bad-event.json:1:1: patient_id: field required");
    }

    [Fact]
    public async Task Sarif_has_a_result_an_issue_at_its_place()
    {
        var run = JsonNode.Parse(await ReportAsync("sarif"))!["runs"]![0]!;

        run["results"]!.AsArray().Count.ShouldBe(4);
        var result = run["results"]![0]!;
        ((string)result["ruleId"]!, (string)result["level"]!).ShouldBe(("sync-appointments/patient.birth_date/invalid", "warning"));
        ((string)result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!).ShouldBe("a%2Cb%3Ac%25%26%3Ci%3E.json");
        ((int)result["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]!).ShouldBe(1);
        var declared = run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => (string)rule!["id"]!).ToHashSet();
        run["results"]!.AsArray().ShouldAllBe(each => declared.Contains((string)each!["ruleId"]!));
    }

    [Fact]
    public async Task Sarif_says_of_each_rule_what_breaks_it_whichever_entry_and_place()
    {
        var rules = JsonNode.Parse(await ReportAsync("sarif"))!["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray();

        rules.Select(rule => ((string)rule!["id"]!, (string)rule["shortDescription"]!["text"]!)).ShouldBe(
        [
            ("appointment-event/event_type/invalid", "event_type: value is not a valid enumeration member; permitted: 'appointment.scheduled', 'appointment.cancelled', 'appointment.rescheduled', 'appointment.completed', 'appointment.no_show'"),
            ("appointment-event/patient_id/absent", "patient_id: field required"),
            ("sync-appointments/body/malformed", "Invalid JSON at line N, column N."),
            ("sync-appointments/patient.birth_date/invalid", "appointments[N].patient.birth_date is invalid. Format: MM/DD/YYYY."),
        ]);
    }

    [NodeFact]
    public async Task Sarif_is_what_the_standards_schema_describes()
    {
        var log = await ReportAsync("sarif");
        using var clean = new ContractRun().With("event.json", EventPayload.Complete);

        (await NodeScript.SarifErrorsAsync(log)).ShouldBeEmpty();
        (await NodeScript.SarifErrorsAsync((await clean.RunAsync("check", ".", "--format", "sarif")).Output)).ShouldBeEmpty();
        (await NodeScript.SarifErrorsAsync(log.Replace("\"startLine\":1", "\"startLine\":0", StringComparison.Ordinal))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Github_has_an_annotation_an_issue()
    {
        var lines = (await ReportAsync("github")).Split('\n');

        lines[0].ShouldStartWith("::warning file=a%2Cb%3Ac%25&<i>.json,line=1,col=");
        lines[0].ShouldEndWith("title=200 sync-appointments::appointments[0].patient.birth_date is invalid. Format: MM/DD/YYYY.");
        lines.Count(line => line.StartsWith("::error", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task Html_and_markdown_show_names_as_they_are()
    {
        (await ReportAsync("html")).ShouldContain("<h2>a,b:c%&amp;&lt;i&gt;.json</h2>");
        (await ReportAsync("markdown")).ShouldContain(@"| a,b:c%\&\<i\>.json | 1:");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_run_without_an_issue_is_told_too(string format)
    {
        using var good = new ContractRun().With("good.json", Payload.Batch(Payload.Entry()));

        var (code, output, _) = await good.RunAsync("check", ".", "--format", format);

        code.ShouldBe(0);
        output.ShouldNotBeEmpty();
        if (format is "json" or "sarif")
            JsonNode.Parse(output).ShouldNotBeNull();
        if (format == "junit")
            XDocument.Parse(output).Descendants("testcase").ShouldHaveSingleItem();
    }

    public void Dispose() => _run.Dispose();

    private async Task<string> ReportAsync(string format) => (await _run.RunAsync("check", ".", "--format", format)).Output;
}
