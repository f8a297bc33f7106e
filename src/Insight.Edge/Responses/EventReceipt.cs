using System.Text.Json;

namespace Insight.Edge.Responses;

/// <summary>
/// What the backend says of a stored event, and what the caller is told. Not a record: its values are patient data, and a record
/// prints itself.
/// </summary>
internal sealed class EventReceipt
{
    private static readonly string[] Echoed = ["event_type", "appointment_id", "patient_id"];

    private readonly long _eventId;
    private readonly string _receivedAt;
    private readonly string[] _echo;

    private EventReceipt(long eventId, string receivedAt, string[] echo) => (_eventId, _receivedAt, _echo) = (eventId, receivedAt, echo);

    /// <summary>Reads the backend's answer: <c>event_id</c>, <c>received_at</c> and the three values that the caller is told again.</summary>
    /// <returns>Null where one of them is missing.</returns>
    public static EventReceipt? Read(JsonElement answer)
    {
        if (!answer.TryGetProperty("event_id", out var id) || id.ValueKind != JsonValueKind.Number || !id.TryGetInt64(out var eventId))
            return null;
        var echo = Array.ConvertAll(Echoed, name => TextOf(answer, name));
        return TextOf(answer, "received_at") is { } receivedAt && Array.TrueForAll(echo, text => text is not null)
            ? new EventReceipt(eventId, receivedAt, echo!)
            : null;
    }

    /// <summary>Writes the members of the public answer.</summary>
    public void Write(Utf8JsonWriter body)
    {
        body.WriteString("status", "success");
        body.WriteString("message", "Event received and stored successfully");
        body.WriteNumber("event_id", _eventId);
        body.WriteString("received_at", _receivedAt);
        body.WriteStartObject("data");
        for (var i = 0; i < Echoed.Length; i++)
            body.WriteString(Echoed[i], _echo[i]);
        body.WriteEndObject();
    }

    private static string? TextOf(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
