using Insight.Contract.Tests.Support;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>U+0000, and the last of the rules that it is: what the table has before it is told in its place.</summary>
public class EventCharacterTests
{
    private static readonly string[] Nuls = ["""\u0000""", """a\u0000""", """\u0000a""", """ \u0000 """, """😀\u0000""", """\\\u0000\u0000"""];

    public static TheoryData<string> FreeTexts => ["appointment_id", "patient_id", "notes"];

    [Theory]
    [MemberData(nameof(FreeTexts))]
    public void A_field_that_holds_U_0000_is_told_so(string field)
    {
        foreach (var nul in Nuls)
            ErrorsOf(field, nul).ShouldBe([EventError.Nul(field)], nul);
    }

    [Theory]
    [MemberData(nameof(FreeTexts))]
    public void A_text_that_is_also_too_long_is_told_to_be_too_long(string field)
    {
        var most = field == "notes" ? 1000 : 50;
        ErrorsOf(field, """\u0000""" + new string('x', most - 1)).ShouldBe([EventError.Nul(field)]);
        ErrorsOf(field, """\u0000""" + new string('x', most)).ShouldBe([EventError.TooLong(field)]);
        ErrorsOf(field, new string('x', most) + """\u0000""").ShouldBe([EventError.TooLong(field)]);
    }

    [Fact]
    public void In_an_event_type_or_a_timestamp_it_is_a_wrong_value()
    {
        ErrorsOf("event_type", """appointment.scheduled\u0000""").ShouldBe([EventError.NotOfTheFive()]);
        ErrorsOf("timestamp", """2025-01-10T12:30:00Z\u0000""").ShouldBe([EventError.NoTimestamp()]);
        ErrorsOf("timestamp", """\u0000""").ShouldBe([EventError.NoTimestamp()]);
    }

    [Theory]
    [InlineData("""\\u0000""")]
    [InlineData("""\\\\u0000""")]
    [InlineData("""\u0010""")]
    [InlineData("""\u0001\\u0000""")]
    public void What_only_looks_like_its_escape_is_not_it(string escaped) => ErrorsOf("notes", escaped).ShouldBeEmpty();

    [Fact]
    public void Ids_may_be_white_space_only()
    {
        foreach (var space in Support.Payloads.WhiteSpaces.All)
        {
            var escaped = $"\\u{(int)space:x4}";
            ErrorsOf("appointment_id", escaped).ShouldBeEmpty(escaped);
            ErrorsOf("patient_id", escaped + escaped).ShouldBeEmpty(escaped);
        }
    }

    [Theory]
    [InlineData("""\ud800""")]
    [InlineData("""\udc00\ud800""")]
    [InlineData("""\ud83d x""")]
    public void Half_a_character_is_no_JSON_in_whatever_field(string escaped)
    {
        foreach (var field in EventPayload.Fields.Append("unknown"))
            EventJudgement.Of(EventPayload.Of((field, $"\"{escaped}\""))).Kind.ShouldBe(OutcomeKind.Malformed, field);
    }

    [Fact]
    public void Unknown_fields_may_hold_U_0000() =>
        EventJudgement.Of(EventPayload.Of(("unknown", """{"\u0000":["\u0000"]}"""))).IsAccepted.ShouldBeTrue();

    private static IReadOnlyList<string> ErrorsOf(string field, string escaped) =>
        EventJudgement.Of(EventPayload.Of((field, $"\"{escaped}\""))).Errors;
}
