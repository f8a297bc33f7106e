using System.Globalization;

namespace Insight.Edge.Validation;

/// <summary>
/// What a string's <c>\uXXXX</c> escapes spell, found without decoding the string. The reader checks that an escape has
/// four hex digits; whether two of them make a character it checks only when a string is decoded, and most never are.
/// </summary>
internal static class UnicodeEscapes
{
    private const int EscapeLength = 6; // \uXXXX

    /// <summary>Finds the first surrogate escape without its other half in a string's raw bytes, between the quotes.</summary>
    /// <returns>0-based offset of its backslash, or -1.</returns>
    public static int FindUnpaired(ReadOnlySpan<byte> raw)
    {
        var at = 0;
        while (true)
        {
            var next = raw[at..].IndexOf((byte)'\\');
            if (next < 0)
                return -1;
            at += next;
            if (at + 1 == raw.Length)
                return -1; // the string is cut off
            if (raw[at + 1] != 'u')
            {
                at += 2;
                continue;
            }

            if (raw.Length - at < EscapeLength)
                return -1;
            var unit = CodeUnit(raw[at..]);
            if (char.IsLowSurrogate(unit))
                return at;
            if (!char.IsHighSurrogate(unit))
            {
                at += EscapeLength;
                continue;
            }

            var low = raw[(at + EscapeLength)..];
            if (low.Length < EscapeLength || low[0] != '\\' || low[1] != 'u' || !char.IsLowSurrogate(CodeUnit(low)))
                return at;
            at += 2 * EscapeLength;
        }
    }

    /// <summary>Whether a string holds U+0000, which raw JSON can only spell as an escape.</summary>
    public static bool ContainsNul(ReadOnlySpan<byte> raw)
    {
        var at = 0;
        while (true)
        {
            var next = raw[at..].IndexOf((byte)'\\');
            if (next < 0)
                return false;
            at += next;
            if (raw[at + 1] != 'u')
                at += 2;
            else if (CodeUnit(raw[at..]) == '\0')
                return true;
            else
                at += EscapeLength;
        }
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
