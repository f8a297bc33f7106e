using System.Buffers;
using System.Text;

namespace Insight.Edge.Validation;

/// <summary>Blank strings, by Unicode's White_Space property (which <see cref="Rune.IsWhiteSpace"/> follows).</summary>
internal static class WhiteSpace
{
    /// <summary>Whether a string, as valid UTF-8 without escapes, holds nothing but white space, or nothing.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            // Nearly every value starts with a printable ASCII character.
            if (text[0] is > 0x20 and < 0x80)
                return false;
            if (Rune.DecodeFromUtf8(text, out var rune, out var length) != OperationStatus.Done || !Rune.IsWhiteSpace(rune))
                return false;
            text = text[length..];
        }

        return true;
    }
}
