using System.Globalization;
using System.Text;
using Insight.Edge.Validation;
using Insight.Edge.Validation.Speculation;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>The calendar in one step is the calendar in many: <see cref="CalendarText"/> is the measure.</summary>
public class PlainCalendarTests
{
    private static readonly string[] Samples =
        ["02/29/2024 23:59", "12/31/9999 00:00", "01/01/0001 19:09", "10/30/1900 20:50", "02/28/2023 09:30", "11/09/0400 12:34"];

    // What a reader of 16 bytes may meet behind the date of ten: the digits' places too.
    private static readonly string[] Behind = ["\",\"type\":\"x\"}", "\" 14:30\"\"", "\"9999999999", "\"}             "];

    [Fact]
    public void Every_day_of_the_years_0001_to_9999()
    {
        var body = new byte[32];
        for (var day = DateOnly.MinValue; ; day = day.AddDays(1))
        {
            day.TryFormat(body, out _, "MM/dd/yyyy", CultureInfo.InvariantCulture).ShouldBeTrue();
            "\",\"type\":\"\""u8.CopyTo(body.AsSpan(10));
            if (!PlainCalendar.IsDate(body, 0))
                Assert.Fail($"{day:O} is a date.");
            " 23:59\""u8.CopyTo(body.AsSpan(10));
            if (!PlainCalendar.IsDateAndTime(body, 0))
                Assert.Fail($"{day:O} 23:59 is a date and a time.");
            if (day == DateOnly.MaxValue)
                break;
        }
    }

    [Fact]
    public void Every_month_day_hour_and_minute_of_two_digits()
    {
        foreach (var year in new[] { 0, 1, 4, 99, 100, 400, 1900, 2000, 2023, 2024, 9999 })
        {
            for (var number = 0; number < 10000; number++)
                Compare($"{number / 100:D2}/{number % 100:D2}/{year:D4} 00:00");
        }

        for (var number = 0; number < 10000; number++)
            Compare($"02/29/2024 {number / 100:D2}:{number % 100:D2}");
        for (var year = 0; year < 10000; year++)
            Compare($"02/29/{year:D4} 00:00");
    }

    [Fact]
    public void Every_byte_in_every_place()
    {
        foreach (var sample in Samples)
        {
            for (var place = 0; place < sample.Length; place++)
            {
                for (var value = 0; value < 256; value++)
                {
                    var text = Encoding.ASCII.GetBytes(sample);
                    text[place] = (byte)value;
                    Compare(text);
                }
            }
        }
    }

    [Fact]
    public void A_text_that_does_not_end_there_is_left_to_the_general_reader()
    {
        for (var value = 0; value < 256; value++)
        {
            byte[] date = [.. "02/29/2024"u8, (byte)value, .. new byte[20]];
            PlainCalendar.IsDate(date, 0).ShouldBe(value == '"');
            byte[] time = [.. "02/29/2024 23:59"u8, (byte)value, .. new byte[20]];
            PlainCalendar.IsDateAndTime(time, 0).ShouldBe(value == '"');
        }
    }

    [Fact]
    public void So_is_one_with_too_little_behind_it_for_a_step()
    {
        for (var behind = 0; behind < 20; behind++)
        {
            byte[] date = [.. "xx02/29/2024\""u8, .. new byte[behind]];
            PlainCalendar.IsDate(date, 2).ShouldBe(behind >= 5);
            byte[] time = [.. "xx02/29/2024 23:59\""u8, .. new byte[behind]];
            PlainCalendar.IsDateAndTime(time, 2).ShouldBeTrue();
        }

        for (var length = 0; length < 20; length++)
        {
            for (var offset = 0; offset < 24; offset++)
            {
                PlainCalendar.IsDate("02/29/2024\",\"xxxxxx"u8[..length], offset).ShouldBe(length >= 16 && offset == 0);
                PlainCalendar.IsDateAndTime("02/29/2024 23:59\"xx"u8[..length], offset).ShouldBe(length >= 17 && offset == 0);
            }
        }
    }

    private static void Compare(string text) => Compare(Encoding.ASCII.GetBytes(text));

    private static void Compare(byte[] text)
    {
        var isDate = CalendarText.IsDate(text.AsSpan(0, 10));
        foreach (var behind in Behind)
        {
            byte[] body = [.. "\"\""u8, .. text.AsSpan(0, 10), .. Encoding.ASCII.GetBytes(behind)];
            if (PlainCalendar.IsDate(body, 2) != isDate)
                Assert.Fail($"{Convert.ToHexString(text)}: a date is {isDate}.");
        }

        var isTime = CalendarText.IsDateAndTime(text);
        byte[] whole = [.. "\"\""u8, .. text, (byte)'"'];
        if (PlainCalendar.IsDateAndTime(whole, 2) != isTime)
            Assert.Fail($"{Convert.ToHexString(text)}: a date and time is {isTime}.");
    }
}
