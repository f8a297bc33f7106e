using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insight.Contract.Probing.Reporting;

/// <summary>One JSON document, written while the run goes on: <c>{"cases": […], "notTried": […], "summary": {…}}</c>.</summary>
internal sealed class JsonProbeReport(TextWriter output) : IProbeReport
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private bool _hasBegun;

    public async Task AddAsync(ProbeResult result)
    {
        await output.WriteAsync(_hasBegun ? ",\n" : "{\"cases\": [\n");
        _hasBegun = true;
        await output.WriteAsync(Of(result).ToJsonString(Options));
    }

    public async Task EndAsync(ProbeSummary summary)
    {
        var notTried = new JsonArray([.. summary.NotTried.Select(each => new JsonObject { ["name"] = each.Name, ["row"] = each.Row, ["why"] = each.Why })]);
        var counts = new JsonObject { ["tried"] = summary.Tried, ["wrong"] = summary.Wrong, ["notTried"] = summary.NotTried.Count, ["passed"] = summary.Wrong == 0 };
        await output.WriteLineAsync($"{(_hasBegun ? "\n" : "{\"cases\": [")}],\n\"notTried\": {notTried.ToJsonString(Options)},\n\"summary\": {counts.ToJsonString(Options)}}}");
        await output.FlushAsync();
    }

    private static JsonObject Of(ProbeResult result) => new()
    {
        ["name"] = result.Case.Name,
        ["row"] = result.Case.Row,
        ["passed"] = result.IsFine,
        ["sent"] = result.Curl,
        ["expected"] = new JsonObject { ["status"] = result.Case.Expected.Status, ["body"] = result.Case.Expected.Body },
        ["got"] = result.Answer is not { } answer ? null : new JsonObject
        {
            ["status"] = answer.Status,
            ["headers"] = new JsonObject(answer.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
            ["body"] = AnswerJudge.Parse(answer.Text) ?? answer.Text,
        },
        ["findings"] = new JsonArray([.. result.Findings.Select(finding => new JsonObject { ["what"] = finding.What, ["expected"] = finding.Expected, ["got"] = finding.Got })]),
    };
}
