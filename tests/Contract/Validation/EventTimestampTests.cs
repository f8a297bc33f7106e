using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Validation;

/// <summary>The guide's "Timestamp Format", and what the contract makes of it.</summary>
public class EventTimestampTests
{
    [Theory]
    [InlineData("2025-01-10T12:30:00Z")] // the guide's valid examples
    [InlineData("2025-01-10T12:30:00+00:00")]
    [InlineData("2025-01-10T08:30:00-04:00")]
    [InlineData("2025-12-03T10:15:30.123456Z")] // its Python
    [InlineData("2025-12-03T10:15:30.123Z")] // its JavaScript
    [InlineData("2025-01-10T12:30:00.0Z")]
    [InlineData("2025-01-10T12:30:00.12Z")]
    [InlineData("2025-01-10T12:30:00.1234-04:00")]
    [InlineData("2025-01-10T12:30:00.12345+05:30")]
    [InlineData("2025-01-10T12:30:00.999999+23:59")]
    [InlineData("2025-01-10T12:30:00-00:00")]
    [InlineData("2025-01-10T12:30:00-23:59")]
    [InlineData("2025-01-10T00:00:00Z")]
    [InlineData("2025-01-10T23:59:59Z")]
    [InlineData("2024-02-29T12:30:00Z")]
    [InlineData("2000-02-29T12:30:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+23:59")]
    [InlineData("9999-12-31T23:59:59.999999-23:59")]
    [InlineData("""2025\u002d01\u002d10\u005412:30:00\u005a""")]
    public void This_is_a_timestamp(string escaped) => ErrorsOf($"\"{escaped}\"").ShouldBeEmpty();

    [Theory]
    [InlineData("01/10/2025 12:30 PM")] // the guide's invalid examples
    [InlineData("2025-01-10 12:30:00")]
    [InlineData("1704888600")]
    [InlineData("2025-01-10 12:30:00Z")]
    [InlineData("2025-01-10t12:30:00Z")]
    [InlineData("2025-01-10T12:30:00z")]
    [InlineData("2025-01-10T12:30:00")]
    [InlineData("2025-01-10T12:30Z")]
    [InlineData("2025-01-10")]
    [InlineData("2025-01-10Z")]
    [InlineData("2025-01-10T12:30:00.Z")]
    [InlineData("2025-01-10T12:30:00.+00:00")]
    [InlineData("2025-01-10T12:30:00.1234567Z")]
    [InlineData("2025-01-10T12:30:00.123456789Z")]
    [InlineData("2025-01-10T12:30:00,123Z")]
    [InlineData("2025-01-10T12:30:00.123")]
    [InlineData("2025-01-10T12:30:00.12 Z")]
    [InlineData("2025-01-10T12:30:00.1.2Z")]
    [InlineData("2025-01-10T12:30:00+24:00")]
    [InlineData("2025-01-10T12:30:00-24:00")]
    [InlineData("2025-01-10T12:30:00+00:60")]
    [InlineData("2025-01-10T12:30:00+0000")]
    [InlineData("2025-01-10T12:30:00+00")]
    [InlineData("2025-01-10T12:30:00+0:00")]
    [InlineData("2025-01-10T12:30:00+00:0")]
    [InlineData("2025-01-10T12:30:00+00:00:00")]
    [InlineData("2025-01-10T12:30:00 +00:00")]
    [InlineData("2025-01-10T12:30:00\\u221204:00")]
    [InlineData("2025-01-10T12:30:00Z+00:00")]
    [InlineData("2025-01-10T12:30:00ZZ")]
    [InlineData("2025-01-10T12:30:00GMT")]
    [InlineData("2025-01-10T12:30:00 Z")]
    [InlineData("2025-01-10T12:30:00Z ")]
    [InlineData(" 2025-01-10T12:30:00Z")]
    [InlineData("2025-01-10T12:30:00Z\\n")]
    [InlineData("2025-01-10T12:30:00Z\\r\\n")]
    [InlineData("\\n2025-01-10T12:30:00Z")]
    [InlineData("2025-01-10T12:30:00Z\\u0000")]
    [InlineData("2025-01-10T24:00:00Z")]
    [InlineData("2025-01-10T12:60:00Z")]
    [InlineData("2025-01-10T12:30:60Z")]
    [InlineData("2016-12-31T23:59:60Z")] // a leap second that was
    [InlineData("2025-02-29T12:30:00Z")]
    [InlineData("1900-02-29T12:30:00Z")]
    [InlineData("2025-02-30T12:30:00Z")]
    [InlineData("2025-04-31T12:30:00Z")]
    [InlineData("2025-13-01T12:30:00Z")]
    [InlineData("2025-00-10T12:30:00Z")]
    [InlineData("2025-01-00T12:30:00Z")]
    [InlineData("2025-01-32T12:30:00Z")]
    [InlineData("0000-01-01T12:30:00Z")]
    [InlineData("25-01-10T12:30:00Z")]
    [InlineData("02025-01-10T12:30:00Z")]
    [InlineData("+2025-01-10T12:30:00Z")]
    [InlineData("-2025-01-10T12:30:00Z")]
    [InlineData("2025-1-10T12:30:00Z")]
    [InlineData("20250110T123000Z")]
    [InlineData("2025-W02-5T12:30:00Z")]
    [InlineData("2025-010T12:30:00Z")]
    [InlineData("2025/01/10T12:30:00Z")]
    [InlineData("2025-01-10T12.30.00Z")]
    [InlineData("２０２５-01-10T12:30:00Z")]
    [InlineData("٢٠٢٥-٠١-١٠T١٢:٣٠:٠٠Z")]
    [InlineData("2025-01-10T12:30:00.１Z")]
    [InlineData("2025-01-1०T12:30:00Z")]
    [InlineData("2025‐01‐10T12:30:00Z")]
    [InlineData("now")]
    [InlineData("")]
    [InlineData(" ")]
    public void This_is_none(string escaped) => ErrorsOf($"\"{escaped}\"").ShouldBe([EventError.NoTimestamp()]);

    [Fact]
    public void A_Unix_timestamp_is_none_as_a_number_either() => ErrorsOf("1704888600").ShouldBe([EventError.NoTimestamp()]);

    [Fact]
    public void Every_offset_below_24_hours_is_one()
    {
        for (var number = 0; number < 10000; number++)
        {
            var (hours, minutes) = Math.DivRem(number, 100);
            foreach (var sign in "+-")
            {
                string[] expected = hours < 24 && minutes < 60 ? [] : [EventError.NoTimestamp()];
                ErrorsOf($"\"2025-01-10T12:30:00{sign}{hours:D2}:{minutes:D2}\"").ShouldBe(expected, $"{sign}{number}");
            }
        }
    }

    [Fact]
    public void A_fraction_has_1_to_6_digits()
    {
        for (var digits = 0; digits < 40; digits++)
        {
            string[] expected = digits is >= 1 and <= 6 ? [] : [EventError.NoTimestamp()];
            foreach (var zone in new[] { "Z", "-04:00" })
                ErrorsOf($"\"2025-01-10T12:30:00.{new string('7', digits)}{zone}\"").ShouldBe(expected, $"{digits} digits");
        }
    }

    private static IReadOnlyList<string> ErrorsOf(string raw) => EventJudgement.Of(EventPayload.Of(("timestamp", raw))).Errors;
}
