using System.Globalization;

namespace Insight.Edge.Validation;

/// <summary>
/// The regular expressions that the compiler knows. A generated schema may hold no others: each has a matcher here that
/// decides the same without a regular expression. They are written for .NET's engine and ECMA 262's alike, so classes are
/// spelled out, and <c>(?!\n)</c> guards the end, where .NET's <c>$</c> would let a last line feed pass.
/// </summary>
internal static class TextPatterns
{
    /// <summary>Anything without U+0000; it may be empty.</summary>
    public const string OptionalText = @"^[^\u0000]*" + End;

    /// <summary>Anything without U+0000 that is not blank.</summary>
    public const string RequiredText = "^[" + WhiteSpaceClass + "]*[^" + WhiteSpaceClass + @"\u0000][^\u0000]*" + End;

    /// <summary><c>MM/DD/YYYY</c>.</summary>
    public const string Date = "^(?:" + CalendarDate + ")" + End;

    /// <summary><c>MM/DD/YYYY</c>, or empty.</summary>
    public const string OptionalDate = "^(?:|" + CalendarDate + ")" + End;

    /// <summary><c>MM/DD/YYYY HH:MM</c>.</summary>
    public const string DateAndTime = "^(?:" + CalendarDate + ") " + ClockTime + End;

    /// <summary><c>MM/DD/YYYY HH:MM</c>, or empty.</summary>
    public const string OptionalDateAndTime = "^(?:|(?:" + CalendarDate + ") " + ClockTime + ")" + End;

    /// <summary><c>YYYY-MM-DDTHH:MM:SS</c>, a fraction of up to six digits, and <c>Z</c> or an offset.</summary>
    public const string Timestamp = "^(?:" + IsoDate + ")" + IsoTime + End;

    /// <summary>The same, or empty.</summary>
    public const string OptionalTimestamp = "^(?:|(?:" + IsoDate + ")" + IsoTime + ")" + End;

    private const string End = @"$(?!\n)";

    // Unicode's White_Space property.
    private const string WhiteSpaceClass =
        @"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";

    private const string Year = "(?!0000)[0-9]{4}";

    private const string LeapYear =
        "(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";

    private const string CalendarDate =
        "(?:0[13578]|1[02])/(?:0[1-9]|[12][0-9]|3[01])/" + Year +
        "|(?:0[469]|11)/(?:0[1-9]|[12][0-9]|30)/" + Year +
        "|02/(?:0[1-9]|1[0-9]|2[0-8])/" + Year +
        "|02/29/" + LeapYear;

    private const string ClockTime = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

    private const string IsoDate =
        Year + "-(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])" +
        "|" + Year + "-(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)" +
        "|" + Year + "-02-(?:0[1-9]|1[0-9]|2[0-8])" +
        "|" + LeapYear + "-02-29";

    private const string IsoTime = "T" + ClockTime + @":[0-5][0-9](?:\.[0-9]{1,6})?(?:Z|[+-]" + ClockTime + ")";

    // A pair of surrogates is one code point, in whatever units an engine counts.
    private const string CodePoint = @"[^\u0000\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]";

    /// <summary>A text of so many Unicode code points, without U+0000.</summary>
    public static string Length(int min, int max) => "^" + CodePoints(min, max) + End;

    /// <summary>The same, not blank.</summary>
    public static string RequiredLength(int min, int max) =>
        "^(?=[" + WhiteSpaceClass + "]*[^" + WhiteSpaceClass + "])" + CodePoints(min, max) + End;

    private static string CodePoints(int min, int max) => string.Create(CultureInfo.InvariantCulture, $"(?:{CodePoint}){{{min},{max}}}");
}
