using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insight.Edge.Validation;

namespace Insight.Contract.Sending;

/// <summary>An answer's JSON, and what in it an edge may choose.</summary>
internal static partial class AnswerJson
{
    // The text that seeds/001 shows in place of the counted one: the contract accepts both.
    private const string OtherSuccess = "Appointments synced successfully";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = JsonFault.MaxDepth };

    /// <summary>Reads it.</summary>
    /// <returns>Null where it is not well-formed, has a name twice, or spells half a character.</returns>
    public static JsonNode? TryParse(ReadOnlySpan<byte> body)
    {
        if (JsonFault.Find(body) is not null)
            return null;
        try
        {
            return JsonNode.Parse(body, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What an answer chose in the right form becomes what is expected: an event's id and when it was received.</summary>
    public static void AllowReceipt(JsonNode expected, JsonObject receipt)
    {
        if (receipt["event_id"] is JsonValue id && id.TryGetValue<long>(out var number) && number > 0)
            expected["event_id"] = number;
        if (TextOf(receipt, "received_at") is { } at && ReceivedAt().IsMatch(at))
            expected["received_at"] = at;
    }

    /// <summary>The other text of success becomes what is expected, where it came.</summary>
    public static void AllowOtherSuccess(JsonNode expected, JsonNode actual)
    {
        if (actual is JsonObject answer && TextOf(answer, "message") == OtherSuccess)
            expected["message"] = OtherSuccess;
    }

    private static string? TextOf(JsonObject answer, string name) => answer[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}\z")]
    private static partial Regex ReceivedAt();
}
