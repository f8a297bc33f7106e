using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insight.Edge.Prediction;
using Insight.Edge.Responses;

namespace Insight.Contract.Sending;

/// <summary>Holds a live answer against the predicted one. What an edge may choose, an event's id and when it was received, is held against its form.</summary>
internal static class AnswerComparison
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares.</summary>
    /// <param name="predicted">What it should be.</param>
    /// <param name="answer">What it is.</param>
    /// <param name="requestId">The id that was sent.</param>
    /// <param name="payload">What was sent: values of it that an answer repeats are not told again.</param>
    /// <returns>Lines: of a part that differs <c>-</c> what was expected and <c>+</c> what came. Empty where nothing does.</returns>
    public static IReadOnlyList<string> Compare(PredictedAnswer predicted, LiveAnswer answer, string requestId, byte[] payload)
    {
        var difference = Compare(predicted, answer, requestId);
        return difference.Count == 0 ? difference : PayloadValues.Mask(difference, payload, Reporting.Anonymous.Answer(predicted));
    }

    private static List<string> Compare(PredictedAnswer predicted, LiveAnswer answer, string requestId)
    {
        var difference = new List<string>();
        Add(difference, "status", predicted.Status.ToString(CultureInfo.InvariantCulture), ((int)answer.Status).ToString(CultureInfo.InvariantCulture));
        Add(difference, "Content-Type", "application/json", answer.ContentType ?? "none");
        Add(difference, "X-Request-Id", requestId, answer.RequestId ?? "none");
        var expected = JsonNode.Parse(predicted.Body)!;
        if (AnswerJson.TryParse(answer.Body) is not { } actual)
        {
            difference.AddRange([.. Lines(Masked(expected), '-'), $"+ {answer.NotJson}"]);
            return difference;
        }

        if (predicted.Contract == AppointmentEventResponses.Name && predicted.IsClean)
            AllowChoices(expected, actual);
        else if (predicted.IsClean)
            AnswerJson.AllowOtherSuccess(expected, actual);
        if (JsonNode.DeepEquals(expected, actual))
            return difference;
        difference.AddRange(LineDifference.Of(Pretty(InOrderOf(expected, actual)), Pretty(actual)));
        return difference;
    }

    private static void Add(List<string> difference, string what, string expected, string actual)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
            difference.AddRange([$"- {what}: {expected}", $"+ {what}: {actual}"]);
    }

    // What has the right form counts as expected; values of the payload are not printed.
    private static void AllowChoices(JsonNode expected, JsonNode actual)
    {
        var answer = actual as JsonObject;
        if (answer is not null)
            AnswerJson.AllowReceipt(expected, answer);
        if (expected["data"] is not JsonObject echo)
            return;
        var echoed = answer?["data"] as JsonObject;
        foreach (var name in echo.Select(member => member.Key).ToArray())
        {
            var isSame = JsonNode.DeepEquals(echo[name], echoed?[name]);
            echo[name] = "(the payload's)";
            if (echoed?.ContainsKey(name) == true)
                echoed[name] = isSame ? "(the payload's)" : "(another)";
        }
    }

    private static JsonNode Masked(JsonNode expected)
    {
        AllowChoices(expected, expected.DeepClone());
        return expected;
    }

    // The order of properties means nothing, and would only be noise.
    private static JsonNode InOrderOf(JsonNode expected, JsonNode actual)
    {
        if (expected is not JsonObject from || actual is not JsonObject order)
            return expected;
        var ordered = new JsonObject();
        foreach (var name in order.Select(member => member.Key).Where(from.ContainsKey).Concat(from.Select(member => member.Key)).Distinct(StringComparer.Ordinal).ToArray())
            ordered[name] = from[name]?.DeepClone();
        return ordered;
    }

    private static string[] Pretty(JsonNode json) => json.ToJsonString(Readable).Split('\n');

    private static IEnumerable<string> Lines(JsonNode json, char sign) => Pretty(json).Select(line => $"{sign} {line}");
}
