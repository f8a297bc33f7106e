using System.Globalization;
using System.Text;

namespace Insight.Contract.Reporting;

/// <summary>Text that came from outside, a file's name or an edge's answer, as it may be printed: it moves no cursor and turns no line around.</summary>
internal static class PlainText
{
    /// <summary>Writes control characters, line ends and what turns the direction of writing as escapes.</summary>
    public static string Of(string text)
    {
        if (!text.Any(MustEscape))
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (MustEscape(c))
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static bool MustEscape(char c) =>
        char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
