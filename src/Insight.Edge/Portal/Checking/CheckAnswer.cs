using System.Buffers;
using System.Text;
using System.Text.Json;
using Insight.Edge.Prediction;
using Insight.Exposition;

namespace Insight.Edge.Portal.Checking;

/// <summary>What was predicted, as JSON for the page.</summary>
internal static class CheckAnswer
{
    /// <summary>Most issues that are listed with their places: nobody mends more at once, and each is longer than what breaks the rule.</summary>
    public const int MaxIssues = 10_000;

    /// <summary>Writes it: what the webhook would answer, to the byte, how many issues there are, and each of the first with its place in the payload.</summary>
    /// <param name="prediction">What was predicted.</param>
    /// <param name="choice">What decided on the contract.</param>
    public static byte[] Write(PredictedAnswer prediction, ContractChoice choice)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteString("contract", prediction.Contract);
        json.WriteString("chosenBy", SnakeCase.Of(choice.ToString()));
        json.WriteNumber("status", prediction.Status);
        json.WriteString("answer", Encoding.UTF8.GetString(prediction.Body));
        json.WriteNumber("accepted", prediction.Accepted);
        json.WriteNumber("refused", prediction.Refused);
        json.WriteNumber("issueCount", prediction.Issues.Count);
        json.WriteStartArray("issues");
        foreach (var issue in prediction.Issues.Take(MaxIssues))
        {
            json.WriteStartObject();
            json.WriteString("text", issue.Text);
            if (issue.Hint is { } hint)
                json.WriteString("hint", hint);
            json.WriteString("rule", issue.Rule);
            json.WriteString("pointer", issue.Pointer);
            json.WriteNumber("line", issue.Place.Line);
            json.WriteNumber("column", issue.Place.Column);
            json.WriteNumber("offset", issue.Place.Offset);
            json.WriteNumber("length", issue.Place.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }
}
