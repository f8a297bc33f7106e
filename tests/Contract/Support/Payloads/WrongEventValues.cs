using System.Text.Json.Nodes;
using Bogus;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Values that break a rule of an event, at least in some field.</summary>
internal static class WrongEventValues
{
    public static readonly string[] Nuls = ["\0", "a\0", "\0a", " \0 ", "😀\0", "2025-01-10T12:30:00Z\0", "appointment.scheduled\0"];

    public static readonly string[] EventTypes =
    [
        "Appointment.Scheduled", "appointment.scheduled ", "appointment.scheduled\n", "appointment.canceled", "appointment.no-show",
        "appointment", "", " ", "null", "appointment．completed",
    ];

    public static readonly string[] Timestamps =
    [
        "01/10/2025 12:30 PM", "2025-01-10 12:30:00", "1704888600", "2025-01-10T12:30:00", "2025-01-10t12:30:00Z", "2025-01-10T12:30:00z",
        "2025-01-10 12:30:00Z", "2025-01-10T12:30:00.Z", "2025-01-10T12:30:00.1234567Z", "2025-01-10T12:30:00+24:00",
        "2025-01-10T12:30:00+00:60", "2025-01-10T12:30:00+0000", "2025-01-10T12:30:00Z\n", "2025-01-10T24:00:00Z",
        "2025-01-10T12:60:00Z", "2025-01-10T12:30:60Z", "2025-02-29T12:30:00Z", "1900-02-29T12:30:00Z", "2100-02-29T12:30:00Z",
        "2025-04-31T12:30:00Z", "2025-13-01T12:30:00Z", "0000-01-01T12:30:00Z", "0000-02-29T12:30:00Z", "２０２５-01-10T12:30:00Z",
        "2025-01-10T12:30:00.٠Z", "", " ",
    ];

    // As long as a rule allows, or by one longer; in characters of one UTF-16 unit, and of two.
    public static readonly string[] Lengths =
    [
        "", Times(1, "x"), Times(50, "x"), Times(51, "x"), Times(50, "😀"), Times(51, "😀"), Times(25, "😀") + Times(26, "x"), Times(50, "\n"),
        Times(51, " "), Times(1000, "x"), Times(1001, "x"), Times(1000, "😀"), Times(1001, "😀"), Times(999, "é") + "\n", Times(1000, "é") + "\n",
        Times(50, "\n.\n"), Times(50, "x") + "\n", Times(49, "x") + "\n",
    ];

    public static JsonNode? For(Randomizer random, MemberPlan member) => random.Int(0, 5) switch
    {
        0 => null,
        1 => JsonNode.Parse(random.ArrayElement(WrongValues.NoStrings)),
        2 => random.ArrayElement(Nuls),
        3 => random.ArrayElement(Lengths),
        4 => WhiteSpaces.Lookalikes[random.Int(0, WhiteSpaces.Lookalikes.Length - 1)].ToString(),
        _ => random.ArrayElement(member.AcceptedValues is not null ? EventTypes : Timestamps),
    };

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));
}
