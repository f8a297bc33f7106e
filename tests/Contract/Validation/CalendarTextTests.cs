using System.Globalization;
using System.Text;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation;

/// <summary>The calendar, whole: .NET's own is the measure.</summary>
public class CalendarTextTests
{
    private static readonly int[] Years = [0, 1, 4, 99, 100, 400, 1600, 1900, 1999, 2000, 2023, 2024, 2100, 2400, 9996, 9999];

    [Fact]
    public void Every_day_of_the_years_0001_to_9999_is_a_date()
    {
        var day = DateOnly.MinValue;
        while (true)
        {
            var text = day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
            if (!IsDate(text))
                text.ShouldBe("a date");
            if (day == DateOnly.MaxValue)
                break;
            day = day.AddDays(1);
        }
    }

    [Fact]
    public void Of_all_months_and_days_with_two_digits_only_those_of_the_calendar_are_dates()
    {
        foreach (var year in Years)
        {
            for (var number = 0; number < 10000; number++)
            {
                var (month, day) = Math.DivRem(number, 100);
                var exists = year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
                var text = $"{month:D2}/{day:D2}/{year:D4}";
                if (IsDate(text) != exists)
                    text.ShouldBe(exists ? "a date" : "no date");
            }
        }
    }

    [Fact]
    public void Of_all_hours_and_minutes_with_two_digits_only_those_of_a_day_are_times()
    {
        for (var number = 0; number < 10000; number++)
        {
            var (hour, minute) = Math.DivRem(number, 100);
            var text = $"02/29/2024 {hour:D2}:{minute:D2}";
            if (IsDateAndTime(text) != (hour < 24 && minute < 60))
                text.ShouldBe(hour < 24 && minute < 60 ? "a time" : "no time");
        }
    }

    [Fact]
    public void A_time_of_a_day_that_does_not_exist_is_none() => IsDateAndTime("02/29/2025 10:00").ShouldBeFalse();

    private static bool IsDate(string text) => CalendarText.IsDate(Encoding.UTF8.GetBytes(text));

    private static bool IsDateAndTime(string text) => CalendarText.IsDateAndTime(Encoding.UTF8.GetBytes(text));
}
