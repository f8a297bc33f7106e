namespace Insight.Edge.Validation;

/// <summary>
/// A documented format of a text field: its name in the field tables, what it means as a regular expression in the
/// schema, and the same meaning as code. The compiler accepts a schema only where name and expression are these.
/// </summary>
/// <param name="Name">As written in the field tables and in <c>x-format</c>.</param>
/// <param name="RequiredPattern">The expression of a field that must hold a value.</param>
/// <param name="OptionalPattern">The expression of a field that may be empty.</param>
/// <param name="Matches">Whether a value, as UTF-8 without escapes, is in the format.</param>
internal sealed record TextFormat(string Name, string RequiredPattern, string OptionalPattern, TextFormat.Matcher Matches)
{
    /// <summary>A calendar date, <c>MM/DD/YYYY</c>, years 0001 to 9999.</summary>
    public static readonly TextFormat Date =
        new("MM/DD/YYYY", TextPatterns.Date, TextPatterns.OptionalDate, CalendarText.IsDate);

    /// <summary>A calendar date and a 24-hour time, <c>MM/DD/YYYY HH:MM</c>.</summary>
    public static readonly TextFormat DateAndTime =
        new("MM/DD/YYYY HH:MM", TextPatterns.DateAndTime, TextPatterns.OptionalDateAndTime, CalendarText.IsDateAndTime);

    /// <summary>A date, a time and an offset of ISO 8601, <c>YYYY-MM-DDTHH:MM:SSZ</c>, with up to six digits of a fraction.</summary>
    public static readonly TextFormat Timestamp =
        new("YYYY-MM-DDTHH:MM:SSZ", TextPatterns.Timestamp, TextPatterns.OptionalTimestamp, CalendarText.IsTimestamp);

    private static readonly TextFormat[] All = [Date, DateAndTime, Timestamp];

    /// <summary>Whether a value, as UTF-8 without escapes, is in the format.</summary>
    public delegate bool Matcher(ReadOnlySpan<byte> text);

    /// <summary>Finds a format by its name.</summary>
    /// <returns>Null when there is none of that name.</returns>
    public static TextFormat? Find(string name) => Array.Find(All, format => format.Name == name);
}
