using System.Buffers;
using System.Globalization;
using System.Text;

namespace Insight.Contract.Reporting;

/// <summary>Text that came from outside, a file's name or an edge's answer, as it may be printed: it moves no cursor, turns no line around, and is text in every format.</summary>
internal static class PlainText
{
    /// <summary>Writes control characters, line ends, what turns the direction of writing, halves of characters and what is none as escapes.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var plain = new StringBuilder(text.Length + 16);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var isWhole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            if (isWhole && !MustEscape(rune))
            {
                plain.Append(rest[..length]);
            }
            else
            {
                foreach (var c in rest[..length])
                    plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }

            rest = rest[length..];
        }

        return plain.ToString();
    }

    // XML has no U+FFFE and U+FFFF.
    private static bool MustEscape(Rune rune) => rune.Value is 0xFFFE or 0xFFFF || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
