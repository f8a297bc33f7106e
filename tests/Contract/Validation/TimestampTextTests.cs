using System.Globalization;
using System.Text;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation;

/// <summary>Timestamps, whole: .NET's calendar and clock are the measure.</summary>
public class TimestampTextTests
{
    private static readonly int[] Years = [0, 1, 4, 99, 100, 400, 1600, 1900, 1999, 2000, 2023, 2024, 2025, 2100, 2400, 9996, 9999];

    [Fact]
    public void Every_day_of_the_years_0001_to_9999_has_one()
    {
        for (var day = DateOnly.MinValue; ; day = day.AddDays(1))
        {
            var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:30:00Z";
            if (!IsTimestamp(text))
                text.ShouldBe("a timestamp");
            if (day == DateOnly.MaxValue)
                break;
        }
    }

    [Fact]
    public void Of_all_months_and_days_with_two_digits_only_those_of_the_calendar_are_in_one()
    {
        foreach (var year in Years)
        {
            for (var number = 0; number < 10000; number++)
            {
                var (month, day) = Math.DivRem(number, 100);
                var exists = year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
                ShouldBe(exists, $"{year:D4}-{month:D2}-{day:D2}T23:59:59.999999-23:59");
            }
        }
    }

    [Fact]
    public void Of_all_times_with_six_digits_only_those_of_a_day_are_in_one()
    {
        for (var number = 0; number < 1_000_000; number++)
        {
            var (hour, minute, second) = (number / 10000, number / 100 % 100, number % 100);
            ShouldBe(hour < 24 && minute < 60 && second < 60, $"2024-02-29T{hour:D2}:{minute:D2}:{second:D2}Z");
        }
    }

    [Fact]
    public void Every_second_of_a_day_is_one_that_DateTimeOffset_reads_alike()
    {
        var midnight = new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero);
        for (var second = 0; second < 24 * 60 * 60; second++)
        {
            var text = midnight.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            ShouldBe(true, text);
        }
    }

    private static void ShouldBe(bool expected, string text)
    {
        if (IsTimestamp(text) != expected)
            text.ShouldBe(expected ? "a timestamp" : "no timestamp");
    }

    private static bool IsTimestamp(string text) => CalendarText.IsTimestamp(Encoding.UTF8.GetBytes(text));
}
