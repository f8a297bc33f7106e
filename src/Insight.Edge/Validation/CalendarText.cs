namespace Insight.Edge.Validation;

/// <summary>Dates and times as the seed documents write them: ASCII digits, fixed width, nothing before or after.</summary>
internal static class CalendarText
{
    private const int DateLength = 10;
    private const int DateAndTimeLength = 16;

    /// <summary>Whether the text is a real calendar date, <c>MM/DD/YYYY</c>, in the years 0001 to 9999.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) =>
        text.Length == DateLength &&
        text[2] == '/' && text[5] == '/' &&
        TwoDigits(text) is >= 1 and <= 12 and var month &&
        FourDigits(text[6..]) is >= 1 and var year &&
        TwoDigits(text[3..]) is >= 1 and var day &&
        day <= DateTime.DaysInMonth(year, month);

    /// <summary>Whether the text is such a date, one space and a 24-hour time, <c>HH:MM</c>.</summary>
    public static bool IsDateAndTime(ReadOnlySpan<byte> text) =>
        text.Length == DateAndTimeLength &&
        text[10] == ' ' && text[13] == ':' &&
        TwoDigits(text[11..]) is >= 0 and <= 23 &&
        TwoDigits(text[14..]) is >= 0 and <= 59 &&
        IsDate(text[..DateLength]);

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
