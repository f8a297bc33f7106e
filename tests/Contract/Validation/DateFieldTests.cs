using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation;

/// <summary>Per field: dates and times.</summary>
public class DateFieldTests
{
    [Theory]
    [MemberData(nameof(DocumentedFields.Dates), MemberType = typeof(DocumentedFields))]
    public void What_is_no_calendar_date_is_told_with_the_format(string path) =>
        ShouldRefuse(path, WrongValues.Dates, "is invalid. Format: MM/DD/YYYY.");

    [Theory]
    [MemberData(nameof(DocumentedFields.DatesAndTimes), MemberType = typeof(DocumentedFields))]
    public void What_is_no_date_with_a_24_hour_time_is_told_with_the_format(string path) =>
        ShouldRefuse(path, WrongValues.DatesAndTimes, "is invalid. Format: MM/DD/YYYY HH:MM.");

    [Theory]
    [MemberData(nameof(DocumentedFields.Dates), MemberType = typeof(DocumentedFields))]
    public void A_calendar_date_is_accepted(string path) =>
        ShouldAccept(path, ["01/01/0001", "12/31/9999", "02/29/2024", "02/29/2000", "02/28/1900", "04/30/2026"]);

    [Theory]
    [MemberData(nameof(DocumentedFields.DatesAndTimes), MemberType = typeof(DocumentedFields))]
    public void A_date_with_a_24_hour_time_is_accepted(string path) =>
        ShouldAccept(path, ["01/01/0001 00:00", "12/31/9999 23:59", "02/29/2024 12:00", "02/29/2000 09:05"]);

    [Fact]
    public void The_documented_dates_are_these()
    {
        DocumentedFields.Paths(member => member.Format == TextFormat.Date).ShouldBe(["appointment.start_date", "patient.birth_date"]);
        DocumentedFields.Paths(member => member.Format == TextFormat.DateAndTime)
            .ShouldBe(["appointment.start_time", "appointment.created_time"]);
    }

    private static void ShouldRefuse(string path, string[] values, string text)
    {
        foreach (var value in values)
        {
            Judgement.OfBatch(CompleteEntry.New().With(path, value)).Issues
                .ShouldBe([$"appointments[0].{path} {text}"], PlainJson.Write(value));
        }
    }

    private static void ShouldAccept(string path, string[] values)
    {
        foreach (var value in values)
            Judgement.OfBatch(CompleteEntry.New().With(path, value)).Issues.ShouldBeEmpty(value);
    }
}
