using System.Text;
using System.Text.RegularExpressions;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation;

/// <summary>One byte more, less or other than a timestamp has. What is left is judged by the schema's own expression.</summary>
public class TimestampMutationTests
{
    private static readonly string[] Timestamps =
        ["1999-12-31T23:59:59Z", "1999-12-31T23:59:59.5Z", "1999-12-31T23:59:59.123456Z", "2024-02-29T00:00:00-04:00", "2024-02-29T00:00:00.000001+23:59"];

    private static readonly Regex Pattern = new(TextPatterns.Timestamp, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    [Fact]
    public void No_byte_but_a_digit_stands_for_a_digit_and_none_for_a_separator()
    {
        foreach (var text in Timestamps)
        {
            for (var at = 0; at < text.Length; at++)
            {
                for (var other = 0; other < 256; other++)
                {
                    var mutated = Encoding.UTF8.GetBytes(text);
                    mutated[at] = (byte)other;
                    var mayMatch = (char)other == text[at] || (char.IsAsciiDigit(text[at]) && char.IsAsciiDigit((char)other)) ||
                        (text[at] is '+' or '-' && at > 18 && other is '+' or '-');
                    if (!mayMatch)
                        CalendarText.IsTimestamp(mutated).ShouldBeFalse($"byte {other} at {at} of {text}");
                    else
                        CalendarText.IsTimestamp(mutated).ShouldBe(Pattern.IsMatch(Encoding.UTF8.GetString(mutated)), $"byte {other} at {at} of {text}");
                }
            }
        }
    }

    [Fact]
    public void Nothing_stands_before_within_or_after()
    {
        string[] more = ["0", "9", " ", "\n", "\r", "-", ":", ".", "T", "Z", "+", "\0", "\u00a0", "٠"];
        foreach (var text in Timestamps)
        {
            foreach (var at in Enumerable.Range(0, text.Length + 1))
            {
                foreach (var extra in more)
                    ShouldAgree(text.Insert(at, extra));
            }
        }
    }

    [Fact]
    public void Nothing_is_left_out()
    {
        foreach (var text in Timestamps)
        {
            foreach (var at in Enumerable.Range(0, text.Length))
            {
                foreach (var length in Enumerable.Range(1, text.Length - at))
                    ShouldAgree(text.Remove(at, length));
            }
        }

        CalendarText.IsTimestamp([]).ShouldBeFalse();
    }

    [Fact]
    public void No_two_parts_change_places()
    {
        foreach (var text in Timestamps)
        {
            for (var one = 0; one < text.Length; one++)
            {
                for (var other = one + 1; other < text.Length; other++)
                {
                    var swapped = text.ToCharArray();
                    (swapped[one], swapped[other]) = (swapped[other], swapped[one]);
                    ShouldAgree(new string(swapped));
                }
            }
        }
    }

    private static void ShouldAgree(string text) =>
        CalendarText.IsTimestamp(Encoding.UTF8.GetBytes(text)).ShouldBe(Pattern.IsMatch(text), text);
}
