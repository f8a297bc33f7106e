using System.Text;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation;

/// <summary>One byte more, less or other than the format has.</summary>
public class CalendarMutationTests
{
    private const string Date = "12/31/1999";
    private const string DateAndTime = "12/31/1999 23:59";

    [Fact]
    public void No_byte_but_a_digit_stands_for_a_digit_and_none_for_a_separator()
    {
        foreach (var (text, matches) in new (string, Func<byte[], bool>)[] { (Date, IsDate), (DateAndTime, IsDateAndTime) })
        {
            for (var at = 0; at < text.Length; at++)
            {
                for (var other = 0; other < 256; other++)
                {
                    var mutated = Encoding.UTF8.GetBytes(text);
                    mutated[at] = (byte)other;
                    var mayMatch = other == text[at] || (char.IsAsciiDigit(text[at]) && char.IsAsciiDigit((char)other));
                    if (!mayMatch)
                        matches(mutated).ShouldBeFalse($"byte {other} at {at} of {text}");
                }
            }
        }
    }

    [Fact]
    public void Nothing_stands_before_within_or_after()
    {
        foreach (var at in Enumerable.Range(0, Date.Length + 1))
        {
            foreach (var more in new[] { "0", " ", "\n", "/", "\0", "\u00a0" })
                IsDate(Encoding.UTF8.GetBytes(Date.Insert(at, more))).ShouldBeFalse($"{(int)more[0]} at {at}");
        }

        foreach (var at in Enumerable.Range(0, DateAndTime.Length + 1))
        {
            foreach (var more in new[] { "0", " ", "\n", ":", "\0", "\u00a0" })
                IsDateAndTime(Encoding.UTF8.GetBytes(DateAndTime.Insert(at, more))).ShouldBeFalse($"{(int)more[0]} at {at}");
        }
    }

    [Fact]
    public void Nothing_is_left_out()
    {
        foreach (var at in Enumerable.Range(0, Date.Length))
            IsDate(Encoding.UTF8.GetBytes(Date.Remove(at, 1))).ShouldBeFalse($"without {at}");
        foreach (var at in Enumerable.Range(0, DateAndTime.Length))
            IsDateAndTime(Encoding.UTF8.GetBytes(DateAndTime.Remove(at, 1))).ShouldBeFalse($"without {at}");
        IsDate([]).ShouldBeFalse();
        IsDateAndTime([]).ShouldBeFalse();
    }

    private static bool IsDate(byte[] text) => CalendarText.IsDate(text);

    private static bool IsDateAndTime(byte[] text) => CalendarText.IsDateAndTime(text);
}
