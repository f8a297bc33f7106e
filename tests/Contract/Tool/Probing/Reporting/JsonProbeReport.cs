using System.Text.Json.Nodes;
using Insight.Contract.Reporting;

namespace Insight.Contract.Probing.Reporting;

/// <summary>One JSON document, written while the run goes on: <c>{"cases": […], "notTried": […], "summary": {…}}</c>.</summary>
internal sealed class JsonProbeReport(TextWriter output) : IProbeReport
{
    private readonly JsonDocumentWriter _json = new(output, "cases");

    public Task AddAsync(ProbeResult result) => _json.AddAsync(Of(result));

    public Task EndAsync(ProbeSummary summary)
    {
        var notTried = new JsonArray([.. summary.NotTried.Select(each => new JsonObject { ["name"] = each.Name, ["row"] = each.Row, ["why"] = each.Why })]);
        var counts = new JsonObject { ["tried"] = summary.Tried, ["wrong"] = summary.Wrong, ["notTried"] = summary.NotTried.Count, ["passed"] = summary.Wrong == 0 };
        return _json.EndAsync(("notTried", notTried), ("summary", counts));
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
