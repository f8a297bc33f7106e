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

    /// <summary>What is told of an event once it is stored, with an id and a time that are examples (the guide's own).</summary>
    /// <param name="body">An event without an issue.</param>
    public static EventReceipt ExampleOf(ReadOnlySpan<byte> body)
    {
        var echo = new string[Echoed.Length];
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = -1;
            for (var i = 0; i < Echoed.Length; i++)
                index = reader.ValueTextEquals(Echoed[i]) ? i : index;
            reader.Read();
            if (index >= 0)
                echo[index] = reader.GetString()!;
            reader.Skip();
        }

        return new EventReceipt(1, "2025-12-03T10:15:30.123456", echo);
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
