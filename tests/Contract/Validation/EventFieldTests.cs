using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Validation;

/// <summary>Each rule of an event on each field that it applies to: one error, told alone.</summary>
public class EventFieldTests
{
    private static readonly string[] NoStrings =
        ["0", "-1.5e3", "1704888600", "true", "false", "[]", "[\"appointment.scheduled\"]", "{}", "{\"event_type\":\"appointment.scheduled\"}"];

    public static TheoryData<string> Fields => [.. EventPayload.Fields];

    public static TheoryData<string> Required => [.. EventPayload.Fields[..4]];

    public static TheoryData<string> Ids => ["appointment_id", "patient_id"];

    [Fact]
    public void The_guides_example_is_accepted() => EventJudgement.Of(EventPayload.Complete).IsAccepted.ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Required))]
    public void A_required_field_that_is_absent_is_told(string field) => ShouldTell(field, null, EventError.Absent(field));

    [Theory]
    [MemberData(nameof(Required))]
    public void A_required_field_that_is_null_is_told(string field) => ShouldTell(field, "null", EventError.Null(field));

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_value_that_is_no_string_is_told(string field)
    {
        foreach (var raw in NoStrings)
            ShouldTell(field, raw, EventError.NoString(field));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_that_is_empty_is_told(string field) => ShouldTell(field, "\"\"", EventError.Empty(field));

    [Fact]
    public void An_event_type_that_is_empty_is_none_of_the_five() => ShouldTell("event_type", "\"\"", EventError.NotOfTheFive());

    [Fact]
    public void A_timestamp_that_is_empty_is_none() => ShouldTell("timestamp", "\"\"", EventError.NoTimestamp());

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    public void Notes_may_be_absent_null_empty_or_blank(string? raw) =>
        EventJudgement.Of(EventPayload.Of(("notes", raw))).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("appointment.scheduled")]
    [InlineData("appointment.cancelled")]
    [InlineData("appointment.rescheduled")]
    [InlineData("appointment.completed")]
    [InlineData("appointment.no_show")]
    [InlineData("""\u0061ppointment\u002eno\u005fshow""")]
    public void Each_of_the_five_event_types_is_accepted(string escaped) =>
        EventJudgement.Of(EventPayload.Of(("event_type", $"\"{escaped}\""))).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("Appointment.Scheduled")]
    [InlineData("APPOINTMENT.SCHEDULED")]
    [InlineData("appointment.scheduled ")]
    [InlineData(" appointment.scheduled")]
    [InlineData("appointment.scheduled\\n")]
    [InlineData("appointment.schedule")]
    [InlineData("appointment.scheduledd")]
    [InlineData("appointment.canceled")]
    [InlineData("appointment.no-show")]
    [InlineData("appointment.noshow")]
    [InlineData("appointment.")]
    [InlineData("scheduled")]
    [InlineData("appointment．scheduled")]
    [InlineData("appo\\u0131ntment.scheduled")]
    [InlineData("appointment.scheduled\\u200b")]
    [InlineData("null")]
    public void Anything_else_is_none_of_them(string escaped) => ShouldTell("event_type", $"\"{escaped}\"", EventError.NotOfTheFive());

    private static void ShouldTell(string field, string? raw, string error) =>
        EventJudgement.Of(EventPayload.Of((field, raw))).Errors.ShouldBe([error], raw);
}
