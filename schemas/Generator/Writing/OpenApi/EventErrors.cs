namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>What is wrong with an event: a payload for each kind of error.</summary>
internal static class EventErrors
{
    /// <summary>The payloads that are answered 422.</summary>
    public static Provoked[] All { get; } =
    [
        new("missing", "A required field is absent", Of("\"appointment_id\":\"A12345\",", "")),
        new("null", "A required field is null", Of("\"P8765\"", "null")),
        new("not-a-string", "A field is not a string", Of("\"Annual physical\"", "1")),
        new("too-short", "An id is empty", Of("\"A12345\"", "\"\"")),
        new("too-long-id", "An id is too long", Of("A12345", new string('A', 51))),
        new("too-long", "A text is too long", Of("Annual physical", new string('n', 1001))),
        new("event-type", "`event_type` is none of the five", Of("appointment.scheduled", "appointment.moved")),
        new("timestamp", "`timestamp` is not as documented", Of("2025-01-10T12:30:00Z", "01/10/2025 12:30 PM")),
        new("invalid-character", "A text holds U+0000", Of("Annual physical", "\\u0000")),
        new("duplicated", "A field occurs twice", Of("\"patient_id\":\"P8765\"", "\"patient_id\":\"P8765\",\"patient_id\":\"P8765\"")),
        new("no-body", "There is no body, or it is null", ""),
        new("not-an-object", "The body is no object", "[]"),
        new("not-json", "The offset counts bytes, from 0; line and column count from 1", """{"a":"""),
    ];

    private static string Of(string right, string wrong) =>
        """{"event_type":"appointment.scheduled","appointment_id":"A12345","patient_id":"P8765","timestamp":"2025-01-10T12:30:00Z","notes":"Annual physical"}"""
            .Replace(right, wrong, StringComparison.Ordinal);
}
