using System.Text;

namespace Insight.Edge.Validation.Speculation;

/// <summary>A string with escapes, unescaped as far as somebody has to look at it.</summary>
internal static class EscapedText
{
    /// <summary>Reads a string to its end.</summary>
    /// <param name="json">The body.</param>
    /// <param name="offset">Of the byte behind its opening quote.</param>
    /// <param name="stop">Where <see cref="JsonText.FindStop"/> stops from there.</param>
    /// <param name="beginning">Takes the text, or as much of it as fits.</param>
    /// <param name="length">The length of the whole text, in bytes.</param>
    /// <returns>
    /// The offset behind the closing quote; -1 where it holds anything that only the general path judges: U+0000, an unpaired
    /// surrogate, what no escape is, a control character, no end.
    /// </returns>
    public static int Read(in JsonText json, int offset, int stop, Span<byte> beginning, out int length)
    {
        Span<byte> spelt = stackalloc byte[4];
        length = 0;
        while (true)
        {
            Append(json.Body[offset..stop], beginning, ref length);
            switch (json.At(stop))
            {
                case (byte)'"':
                    return stop + 1;
                case (byte)'\\':
                    var escape = Unescape(json, stop, spelt, out var spelled);
                    if (escape == 0)
                        return -1;
                    Append(spelt[..spelled], beginning, ref length);
                    offset = stop + escape;
                    stop = json.FindStop(offset);
                    break;
                default:
                    return -1;
            }
        }
    }

    private static void Append(ReadOnlySpan<byte> bytes, Span<byte> beginning, ref int length)
    {
        if (length < beginning.Length)
            bytes[..Math.Min(bytes.Length, beginning.Length - length)].CopyTo(beginning[length..]);
        length += bytes.Length;
    }

    // The escape's length, or 0.
    private static int Unescape(in JsonText json, int offset, Span<byte> spelt, out int spelled)
    {
        spelled = 1;
        var kind = json.At(offset + 1);
        spelt[0] = kind switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => kind,
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            _ => 0,
        };
        if (spelt[0] != 0)
            return 2;
        if (!TryCodeUnit(json, offset, out var unit) || unit == 0)
            return 0;
        if (Rune.TryCreate(unit, out var rune))
        {
            spelled = rune.EncodeToUtf8(spelt);
            return 6;
        }

        if (!TryCodeUnit(json, offset + 6, out var low) || !Rune.TryCreate(unit, low, out rune))
            return 0;
        spelled = rune.EncodeToUtf8(spelt);
        return 12;
    }

    // \uXXXX
    private static bool TryCodeUnit(in JsonText json, int offset, out char unit)
    {
        unit = '\0';
        if (json.At(offset) != '\\' || json.At(offset + 1) != 'u')
            return false;
        var value = 0;
        for (var i = offset + 2; i < offset + 6; i++)
        {
            var digit = HexDigit(json.At(i));
            if (digit < 0)
                return false;
            value = (value << 4) | digit;
        }

        unit = (char)value;
        return true;
    }

    private static int HexDigit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
