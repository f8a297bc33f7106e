using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>The contract's table of errors of an event, row by row, as they go over the wire.</summary>
[Collection(StackCollection.Name)]
public sealed class EventErrorTests(StackFixture fixture)
{
    private static readonly Dictionary<string, string> Cases = new()
    {
        ["absent"] = EventPayload.Of(("appointment_id", null)),
        ["null"] = EventPayload.Of(("patient_id", "null")),
        ["id not a string"] = EventPayload.Of(("appointment_id", "12345")),
        ["notes not a string"] = EventPayload.Of(("notes", "[\"Annual physical\"]")),
        ["id empty"] = EventPayload.Of(("patient_id", "\"\"")),
        ["id over 50"] = EventPayload.Of(("appointment_id", $"\"{new string('A', 51)}\"")),
        ["notes over 1000"] = EventPayload.Of(("notes", $"\"{new string('n', 1001)}\"")),
        ["event_type not of the five"] = EventPayload.Of(("event_type", "\"appointment.moved\"")),
        ["timestamp not as documented"] = EventPayload.Of(("timestamp", "\"01/10/2025 12:30 PM\"")),
        ["U+0000"] = EventPayload.Of(("notes", "\"Annual\\u0000physical\"")),
        ["occurs twice"] = $"{EventPayload.Complete[..^1]},\"notes\":\"b\"}}",
        ["no body"] = "",
        ["body null"] = "null",
        ["body no object"] = "[]",
        ["not JSON"] = "{\n  \"notes\": \"é\",\n}",
        ["every field, in reverse"] =
            """{"notes":7,"timestamp":1704888600,"patient_id":"","appointment_id":null,"event_type":"Appointment.Scheduled"}""",
        ["an empty object"] = "{}",
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_wrong_with_an_event_is_told_as_pydantic_tells_it(string name) =>
        Snapshot.Verify(await RawConnection.ExchangeAsync(fixture.Stack, RawRequest.Event(Cases[name])), name.Replace("+", ""));
}
