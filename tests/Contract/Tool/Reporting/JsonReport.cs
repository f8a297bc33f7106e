using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Checking;
using Insight.Edge.Prediction;

namespace Insight.Contract.Reporting;

/// <summary>One JSON document, written while the run goes on: <c>{"payloads": […], "summary": {…}}</c>.</summary>
internal sealed class JsonReport(TextWriter output) : IReport
{
    private readonly JsonDocumentWriter _json = new(output, "payloads");

    public Task AddAsync(Verdict verdict) => _json.AddAsync(Of(verdict));

    public Task EndAsync(Summary summary)
    {
        var counts = new JsonObject
        {
            ["files"] = summary.Files,
            ["payloads"] = summary.Payloads,
            ["accepted"] = summary.Accepted,
            ["partial"] = summary.Partial,
            ["rejected"] = summary.Rejected,
            ["issues"] = summary.Issues,
            ["passed"] = summary.IsFine,
        };
        if (summary.Unread.Count > 0)
            counts["unread"] = new JsonArray([.. summary.Unread.Select(file => new JsonObject { ["file"] = file.Name, ["reason"] = file.Reason })]);
        if (summary.Sent is { } sent)
            (counts["sent"], counts["differences"]) = (sent, summary.Differences);
        return _json.EndAsync(("summary", counts));
    }

    private static JsonObject Of(Verdict verdict)
    {
        var payload = new JsonObject { ["file"] = verdict.Payload.Source };
        if (verdict.Payload.IsRecord)
            payload["line"] = verdict.Payload.FirstLine;
        payload["contract"] = verdict.Predicted.Contract;
        payload["verdict"] = verdict.Word;
        payload["status"] = verdict.Predicted.Status;
        payload["answer"] = JsonNode.Parse(Encoding.UTF8.GetString(Anonymous.Answer(verdict.Predicted)));
        payload["accepted"] = verdict.Predicted.Accepted;
        payload["refused"] = verdict.Predicted.Refused;
        payload["issues"] = new JsonArray([.. verdict.Predicted.Issues.Select(issue => Of(verdict, issue))]);
        if (verdict.Exchange is { } exchange)
        {
            payload["edge"] = new JsonObject
            {
                ["status"] = exchange.Status,
                ["requestId"] = exchange.RequestId,
                ["attempts"] = exchange.Attempts,
                ["asPredicted"] = exchange.IsAsPredicted,
                ["difference"] = new JsonArray([.. exchange.Difference.Select(line => (JsonNode)line)]),
            };
        }

        return payload;
    }

    private static JsonObject Of(Verdict verdict, LocatedIssue issue)
    {
        var told = new JsonObject
        {
            ["text"] = issue.Text,
            ["field"] = issue.Field,
            ["rule"] = issue.Rule,
            ["entry"] = issue.Entry,
            ["pointer"] = issue.Pointer,
            ["line"] = verdict.LineOf(issue),
            ["column"] = issue.Place.Column,
        };
        if (verdict.HintOf(issue) is { } hint)
            told["hint"] = hint;
        return told;
    }
}
