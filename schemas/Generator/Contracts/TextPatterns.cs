using System.Globalization;

namespace Insight.Schemas.Generator.Contracts;

/// <summary>The regular expressions that the generated schemas hold.</summary>
/// <remarks>
/// They mean the same to .NET and to ECMA 262 (with its u flag): no <c>\d</c>, <c>\s</c>, <c>\w</c> or <c>.</c>, whose
/// classes differ, and <c>(?!\n)</c> after the <c>$</c> that .NET also lets match before a last line feed.
/// </remarks>
public static class TextPatterns
{
    /// <summary>Any text, the empty one included, without U+0000.</summary>
    public const string OptionalText = @"^[^\u0000]*" + End;

    /// <summary>Text without U+0000 that is more than Unicode White_Space.</summary>
    public const string RequiredText = "^[" + WhiteSpace + "]*[^" + WhiteSpace + @"\u0000][^\u0000]*" + End;

    /// <summary>A real calendar date of the years 0001 to 9999: <c>MM/DD/YYYY</c>.</summary>
    public const string Date = "^(?:" + Day + ")" + End;

    /// <summary>A <see cref="Date"/>, or nothing.</summary>
    public const string OptionalDate = "^(?:|" + Day + ")" + End;

    /// <summary>A date and a 24-hour time, 00:00 to 23:59: <c>MM/DD/YYYY HH:MM</c>.</summary>
    public const string DateTime = "^(?:" + Day + ") " + Time + End;

    /// <summary>A <see cref="DateTime"/>, or nothing.</summary>
    public const string OptionalDateTime = "^(?:|(?:" + Day + ") " + Time + ")" + End;

    /// <summary>
    /// A real date, a 24-hour time without leap seconds, a fraction of up to six digits or none, and <c>Z</c> or an offset
    /// below 24:00: <c>YYYY-MM-DDTHH:MM:SSZ</c>.
    /// </summary>
    public const string Timestamp = "^" + Moment + End;

    /// <summary>A <see cref="Timestamp"/>, or nothing.</summary>
    public const string OptionalTimestamp = "^(?:|" + Moment + ")" + End;

    private const string End = @"$(?!\n)";

    // https://www.unicode.org/Public/UCD/latest/ucd/PropList.txt, White_Space; U+FEFF is not among them.
    private const string WhiteSpace =
        @"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";

    private const string Year = "(?!0000)[0-9]{4}";

    private const string LeapYear =
        "(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";

    private const string Day =
        "(?:0[13578]|1[02])/(?:0[1-9]|[12][0-9]|3[01])/" + Year
        + "|(?:0[469]|11)/(?:0[1-9]|[12][0-9]|30)/" + Year
        + "|02/(?:0[1-9]|1[0-9]|2[0-8])/" + Year
        + "|02/29/" + LeapYear;

    private const string IsoDay =
        Year + "-(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
        + "|" + Year + "-(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
        + "|" + Year + "-02-(?:0[1-9]|1[0-9]|2[0-8])"
        + "|" + LeapYear + "-02-29";

    private const string Time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

    private const string Moment =
        "(?:" + IsoDay + ")T" + Time + @":[0-5][0-9](?:\.[0-9]{1,6})?(?:Z|[+-]" + Time + ")";

    // JSON Schema counts code points, but not every validator does (NJsonSchema counts UTF-16's units), so lengths are
    // patterns. Without ECMA 262's u flag, and in .NET, a code point beyond U+FFFF is two units: hence the second half.
    private const string CodePoint = @"[^\u0000\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]";

    /// <summary>Text without U+0000 of a length.</summary>
    /// <param name="length">How many code points it has.</param>
    /// <returns>The pattern.</returns>
    public static string OfLength(TextLength length) => "^" + CodePoints(length) + End;

    /// <summary>Text without U+0000 of a length that is more than Unicode White_Space.</summary>
    /// <param name="length">How many code points it has.</param>
    /// <returns>The pattern.</returns>
    public static string RequiredOfLength(TextLength length) =>
        "^(?=[" + WhiteSpace + "]*[^" + WhiteSpace + "])" + CodePoints(length) + End;

    private static string CodePoints(TextLength length)
    {
        ArgumentNullException.ThrowIfNull(length);
        return string.Create(CultureInfo.InvariantCulture, $"(?:{CodePoint}){{{length.Minimum},{length.Maximum}}}");
    }
}
