using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Schemas;

/// <summary>Appointment events, and whether the guide and the contract let them pass.</summary>
internal static class EventPayloads
{
    private const string Astral = "\U0001F600";
    private const string Combined = "e\u0301";
    private const string Composed = "\U0001F469\u200D\u2695\uFE0F";

    private static readonly string[] Types =
        ["appointment.scheduled", "appointment.cancelled", "appointment.rescheduled", "appointment.completed", "appointment.no_show"];

    private static readonly string[] NoTypes =
        ["", " ", "appointment.booked", "Appointment.scheduled", "appointment.scheduled\n", " appointment.scheduled", "appointment_no_show", "scheduled"];

    private static readonly string[] Ids =
    [
        "A12345", " ", "\t", "\n", "\u200b", "é", Combined, Astral, "\U00010000", "\U0010FFFF", "\uFFFF", "\uE000", "\uD7FF", "a\nb", "a\n",
        Many("a", 50), Many("é", 50), Many(Astral, 50), Many(Combined, 25), Many("\n", 50), Many("a", 49) + Astral, Astral + Many("a", 49),
        Many("\u0301", 50), Many(Composed, 10),
    ];

    private static readonly string[] NoIds =
    [
        "", "\0", "a\0", "\0a", Many("\0", 50), Many("a", 49) + "\0", Many("a", 51), Many("é", 51), Many(Astral, 51), Many(Combined, 25) + "e",
        Many("a", 50) + "\n", Many("a", 50) + "\r\n", Many("a", 50) + Astral, Many(Astral, 50) + "a", Many("\u0301", 51), Many("\n", 51),
        Many(Composed, 13),
    ];

    private static readonly string[] Timestamps =
    [
        "2025-01-10T12:30:00Z", "2025-01-10T12:30:00+00:00", "2025-01-10T08:30:00-04:00", "2025-01-10T12:30:00.123Z", "2025-01-10T12:30:00.123456Z",
        "2025-01-10T12:30:00.1Z", "2025-01-10T12:30:00.12Z", "2025-01-10T12:30:00.1234Z", "2025-01-10T12:30:00.12345-04:00", "2025-01-10T12:30:00.000000Z",
        "2025-01-10T12:30:00+23:59", "2025-01-10T12:30:00-23:59", "2025-01-10T12:30:00-00:00", "2025-01-10T00:00:00Z", "2025-01-10T23:59:59Z",
        "2024-02-29T12:30:00Z", "2000-02-29T12:30:00Z", "0004-02-29T12:30:00Z", "9996-02-29T12:30:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z",
        "2025-02-28T12:30:00Z", "2025-04-30T12:30:00Z", "2025-12-31T12:30:00Z", "2025-11-30T12:30:00Z", "2025-10-31T12:30:00Z",
    ];

    private static readonly string[] NoTimestamps =
    [
        "", " ", "\0", "01/10/2025 12:30 PM", "2025-01-10 12:30:00", "1704888600", "2025-01-10", "2025-01-10T12:30Z", "2025-01-10T12:30:00",
        "2025-01-10T12:30:00.Z", "2025-01-10T12:30:00.1234567Z", "2025-01-10T12:30:00,123Z", "2025-01-10T12:30:00.123", "2025-01-10T12:30:00x123Z",
        "2025-01-10T12:30:00+24:00", "2025-01-10T12:30:00-24:00", "2025-01-10T12:30:00+00:60", "2025-01-10T12:30:00+0000", "2025-01-10T12:30:00+00",
        "2025-01-10T12:30:00+4:00", "2025-01-10T12:30:00\u221204:00", "2025-01-10T12:30:00 +00:00", "2025-01-10T12:30:00Z+00:00", "2025-01-10T12:30:00ZZ",
        "2025-02-29T12:30:00Z", "1900-02-29T12:30:00Z", "2100-02-29T12:30:00Z", "2024-02-30T12:30:00Z", "2025-04-31T12:30:00Z", "2025-06-31T12:30:00Z",
        "2025-09-31T12:30:00Z", "2025-11-31T12:30:00Z", "2025-01-32T12:30:00Z", "2025-01-00T12:30:00Z", "2025-00-10T12:30:00Z", "2025-13-10T12:30:00Z",
        "0000-01-10T12:30:00Z", "0000-02-29T12:30:00Z", "0000-06-10T12:30:00Z", "12025-01-10T12:30:00Z", "+2025-01-10T12:30:00Z", "25-01-10T12:30:00Z",
        "2025-1-10T12:30:00Z", "2025-01-10T24:00:00Z", "2025-01-10T12:60:00Z", "2025-01-10T12:30:60Z", "2016-12-31T23:59:60Z", "2025-01-10T2:30:00Z",
        "2025-01-10t12:30:00Z", "2025-01-10T12:30:00z", "2025-01-10T12:30:00Z\n", "2025-01-10T12:30:00Z\r\n", "\n2025-01-10T12:30:00Z",
        "2025-01-10T12:30:00Z ", " 2025-01-10T12:30:00Z", "2025-01-10T12:30:00Z\0", "٢٠٢٥-٠١-١٠T١٢:٣٠:٠٠Z", "２０２５-01-10T12:30:00Z",
        "2025-01-10T12:30:0０Z", "2025-01-10T12:30:00.12３Z", "2025-01-10T12:30:00+0٠:00", "2025-W02-5T12:30:00Z", "2025-010T12:30:00Z",
        "20250110T123000Z", "2025-02-28T12:30:00Z|2025-02-28T12:30:00Z",
    ];

    private static readonly string[] Notes =
        ["", " ", "\n", "Annual physical", Many("n", 1000), Many(Astral, 1000), Many(Combined, 500), Many("n", 999) + "\n"];

    private static readonly string[] NoNotes =
        ["\0", "a\0b", Many("n", 1001), Many(Astral, 1001), Many(Combined, 500) + "e", Many("n", 1000) + "\n", Many(Astral, 1000) + "\n"];

    private static readonly string[] NoObjects = ["null", "[]", "[{}]", "0", "true", "\"\"", "{}"];

    public static IReadOnlyList<(string Json, bool IsAccepted)> All { get; } =
    [
        .. NoObjects.Select(json => (json, false)),
        .. Field("event_type", Types, NoTypes),
        .. Field("appointment_id", Ids, NoIds),
        .. Field("patient_id", Ids, NoIds),
        .. Field("timestamp", Timestamps, NoTimestamps),
        .. Field("notes", Notes, NoNotes),
        (With("notes", "null"), true),
        (Without("notes"), true),
        (With("more", "[{\"a\":1}]"), true),
        .. Required.SelectMany(name => new[] { (With(name, "null"), false), (Without(name), false) }),
        .. Required.Append("notes").SelectMany(name => WrongValues.NoStrings.Select(json => (With(name, json), false))),
    ];

    private static IEnumerable<string> Required => ["event_type", "appointment_id", "patient_id", "timestamp"];

    private static IEnumerable<(string, bool)> Field(string name, string[] right, string[] wrong) =>
        right.Select(text => (text, true)).Concat(wrong.Select(text => (text, false)))
            .Select(each => (With(name, PlainJson.Write(each.text)), each.Item2));

    private static string With(string name, string json)
    {
        var body = Complete();
        body[name] = JsonNode.Parse(json);
        return PlainJson.Write(body);
    }

    private static string Without(string name)
    {
        var body = Complete();
        body.Remove(name);
        return PlainJson.Write(body);
    }

    private static JsonObject Complete() => new()
    {
        ["event_type"] = "appointment.scheduled",
        ["appointment_id"] = "A12345",
        ["patient_id"] = "P8765",
        ["timestamp"] = "2025-01-10T12:30:00Z",
        ["notes"] = "Annual physical",
    };

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
