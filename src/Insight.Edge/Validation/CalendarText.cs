namespace Insight.Edge.Validation;

/// <summary>Dates and times as the seed documents write them: ASCII digits, nothing before or after.</summary>
internal static class CalendarText
{
    private const int DateLength = 10;
    private const int DateAndTimeLength = 16;
    private const int TimestampLength = 19; // up to the seconds
    private const int OffsetLength = 6;
    private const int MaxFractionDigits = 6;

    /// <summary>Whether the text is a real calendar date, <c>MM/DD/YYYY</c>, in the years 0001 to 9999.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) =>
        text.Length == DateLength &&
        text[2] == '/' && text[5] == '/' &&
        IsDate(FourDigits(text[6..]), TwoDigits(text), TwoDigits(text[3..]));

    /// <summary>Whether the text is such a date, one space and a 24-hour time, <c>HH:MM</c>.</summary>
    public static bool IsDateAndTime(ReadOnlySpan<byte> text) =>
        text.Length == DateAndTimeLength &&
        text[10] == ' ' && IsClockTime(text[11..]) &&
        IsDate(text[..DateLength]);

    /// <summary>
    /// Whether the text is such a date as <c>YYYY-MM-DD</c>, <c>T</c>, a time to the second, perhaps a fraction of 1 to 6 digits, and
    /// <c>Z</c> or an offset below 24 hours. There is no leap second.
    /// </summary>
    public static bool IsTimestamp(ReadOnlySpan<byte> text)
    {
        if (text.Length < TimestampLength + 1 ||
            text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[16] != ':' ||
            !IsDate(FourDigits(text), TwoDigits(text[5..]), TwoDigits(text[8..])) ||
            !IsClockTime(text[11..16]) || TwoDigits(text[17..]) is < 0 or > 59)
        {
            return false;
        }

        var rest = text[TimestampLength..];
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits is < 1 or > MaxFractionDigits)
                return false;
            rest = rest[(digits + 1)..];
        }

        return rest is [(byte)'Z'] || (rest is [(byte)'+' or (byte)'-', ..] && rest.Length == OffsetLength && IsClockTime(rest[1..]));
    }

    private static bool IsDate(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    // HH:MM, at the start of the text.
    private static bool IsClockTime(ReadOnlySpan<byte> text) =>
        text[2] == ':' && TwoDigits(text) is >= 0 and <= 23 && TwoDigits(text[3..]) is >= 0 and <= 59;

    private static int FourDigits(ReadOnlySpan<byte> text)
    {
        var (high, low) = (TwoDigits(text), TwoDigits(text[2..]));
        return (high | low) < 0 ? -1 : (high * 100) + low;
    }

    // The number that two ASCII digits spell, or -1.
    private static int TwoDigits(ReadOnlySpan<byte> text)
    {
        var (tens, ones) = ((uint)(text[0] - '0'), (uint)(text[1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -1;
    }
}
