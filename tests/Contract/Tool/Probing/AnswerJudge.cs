using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insight.Contract.Probing.Wire;
using Insight.Contract.Sending;
using Insight.Edge.Responses;

namespace Insight.Contract.Probing;

/// <summary>Holds an answer against what the contract says of it.</summary>
internal static partial class AnswerJudge
{
    private const string None = "none";
    private const string RetryAfter = "Retry-After";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Finds every difference.</summary>
    /// <param name="each">The case.</param>
    /// <param name="sent">The request, with the id that it carried.</param>
    /// <param name="answer">The answer.</param>
    public static IReadOnlyList<Finding> Judge(ProbeCase each, WireRequest sent, WireAnswer answer)
    {
        var (findings, expected) = (new List<Finding>(), each.Expected);
        Add(findings, Finding.Status, Number(expected.Status), Number(answer.Status));
        Add(findings, "Content-Type", "application/json", answer["Content-Type"]);
        if (sent.Method != "HEAD")
            JudgeBody(findings, expected, answer);
        Leaks.Find(findings, sent, expected, answer);
        JudgeRequestId(findings, each.RequestId, sent, answer);
        if (expected.TellsLimit)
        {
            AddForm(findings, "RateLimit-Policy", PolicyForm(), "\"default\";q=N;w=N", answer);
            AddForm(findings, "RateLimit", LimitForm(), "\"default\";r=N;t=N", answer);
        }

        if (expected.Kind == OutcomeKind.MethodNotAllowed)
            Add(findings, "Allow", "POST", answer["Allow"]);
        if (expected.Status is 429 or 500)
            AddForm(findings, RetryAfter, Seconds(), "whole seconds, at least 1", answer);
        else if (answer.Status is not (429 or 500) && answer[RetryAfter] is { } asked)
            findings.Add(new(RetryAfter, None, asked)); // whoever obeys it sends for ever what is never accepted
        return findings;
    }

    /// <summary>What differs between the answers to the same request, sent twice.</summary>
    public static IEnumerable<Finding> JudgeRetry(WireAnswer first, WireAnswer second)
    {
        if (first.Status != second.Status || !JsonNode.DeepEquals(Parse(first.Text), Parse(second.Text)))
            yield return new Finding(Finding.Retry, $"the first answer again: {first.Status} {first.Text}", $"{second.Status} {second.Text}");
    }

    /// <summary>An answer's JSON; null where it is none.</summary>
    public static JsonNode? Parse(string text) => AnswerJson.TryParse(Encoding.UTF8.GetBytes(text));

    private static void JudgeBody(List<Finding> findings, Expectation expected, WireAnswer answer)
    {
        var (wanted, got) = (expected.Body, Parse(answer.Text));
        if (expected.IsReceipt && got is JsonObject receipt)
            AnswerJson.AllowReceipt(wanted, receipt);
        else if (expected.Kind == OutcomeKind.Accepted && got is not null)
            AnswerJson.AllowOtherSuccess(wanted, got);
        if (!JsonNode.DeepEquals(wanted, got))
            findings.Add(new(Finding.Body, wanted.ToJsonString(Compact), got?.ToJsonString(Compact) ?? answer.Text));
    }

    private static void JudgeRequestId(List<Finding> findings, RequestIdRule rule, WireRequest sent, WireAnswer answer)
    {
        var own = sent.Headers.Find(header => header.Name == "X-Request-Id")?.Value;
        if (rule == RequestIdRule.Echoed)
            Add(findings, "X-Request-Id", own!, answer["X-Request-Id"]);
        else if (answer["X-Request-Id"] is not { } given || given == own || !RequestIdForm().IsMatch(given))
            findings.Add(new("X-Request-Id", "a new one, 1 to 64 of A-Za-z0-9._-", answer["X-Request-Id"] ?? None));
    }

    private static void Add(List<Finding> findings, string what, string expected, string? got)
    {
        if (expected != got)
            findings.Add(new(what, expected, got ?? None));
    }

    private static void AddForm(List<Finding> findings, string header, Regex form, string told, WireAnswer answer)
    {
        if (answer[header] is not { } value || !form.IsMatch(value))
            findings.Add(new(header, told, answer[header] ?? None));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex RequestIdForm();

    [GeneratedRegex("""\A"default";q=[0-9]+;w=[0-9]+\z""")]
    private static partial Regex PolicyForm();

    [GeneratedRegex("""\A"default";r=[0-9]+;t=[0-9]+\z""")]
    private static partial Regex LimitForm();

    [GeneratedRegex(@"\A[1-9][0-9]*\z")]
    private static partial Regex Seconds();
}
