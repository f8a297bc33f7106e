namespace Insight.Edge.Validation.Speculation;

/// <summary>Passes over a value that the contract says nothing about: only its grammar counts (RFC 8259).</summary>
internal static class UndocumentedValue
{
    private const int NotPlain = -1;

    /// <summary>Passes over a value with all that it holds.</summary>
    /// <param name="json">The body.</param>
    /// <param name="offset">Of the value's first byte.</param>
    /// <param name="depth">How many arrays and objects it stands in.</param>
    /// <returns>The offset behind it; -1 where it is malformed, or for the general path to judge.</returns>
    public static int Skip(in JsonText json, int offset, int depth) => json.At(offset) switch
    {
        (byte)'"' => SkipText(json, offset),
        (byte)'{' or (byte)'[' => depth < JsonFault.MaxDepth ? SkipContainer(json, offset, depth + 1) : NotPlain,
        (byte)'t' => SkipLiteral(json, offset, "true"u8),
        (byte)'f' => SkipLiteral(json, offset, "false"u8),
        (byte)'n' => SkipLiteral(json, offset, "null"u8),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => SkipNumber(json, offset),
        _ => NotPlain,
    };

    private static int SkipText(in JsonText json, int offset)
    {
        var stop = json.FindStop(offset + 1);
        return json.At(stop) == '"' ? stop + 1 : EscapedText.Read(json, offset + 1, stop, [], out _);
    }

    private static int SkipContainer(in JsonText json, int offset, int depth)
    {
        var isObject = json.At(offset) == '{';
        var end = isObject ? (byte)'}' : (byte)']';
        var at = json.SkipWhiteSpace(offset + 1);
        if (json.At(at) == end)
            return at + 1;
        while (true)
        {
            if (isObject)
            {
                if (json.At(at) != '"' || (at = SkipText(json, at)) < 0)
                    return NotPlain;
                at = json.SkipWhiteSpace(at);
                if (json.At(at) != ':')
                    return NotPlain;
                at = json.SkipWhiteSpace(at + 1);
            }

            at = Skip(json, at, depth);
            if (at < 0)
                return NotPlain;
            at = json.SkipWhiteSpace(at);
            if (json.At(at) == end)
                return at + 1;
            if (json.At(at) != ',')
                return NotPlain;
            at = json.SkipWhiteSpace(at + 1);
        }
    }

    private static int SkipLiteral(in JsonText json, int offset, ReadOnlySpan<byte> literal) =>
        json.Body[offset..].StartsWith(literal) ? offset + literal.Length : NotPlain;

    // What follows a number, its reader sees: it must be what may follow any value.
    private static int SkipNumber(in JsonText json, int offset)
    {
        if (json.At(offset) == '-')
            offset++;
        var digits = SkipDigits(json, offset);
        if (digits == offset || (json.At(offset) == '0' && digits > offset + 1))
            return NotPlain;
        offset = digits;
        if (json.At(offset) == '.')
        {
            digits = SkipDigits(json, offset + 1);
            if (digits == offset + 1)
                return NotPlain;
            offset = digits;
        }

        if (json.At(offset) is not ((byte)'e' or (byte)'E'))
            return offset;
        offset += json.At(offset + 1) is (byte)'+' or (byte)'-' ? 2 : 1;
        digits = SkipDigits(json, offset);
        return digits == offset ? NotPlain : digits;
    }

    private static int SkipDigits(in JsonText json, int offset)
    {
        while (json.At(offset) is >= (byte)'0' and <= (byte)'9')
            offset++;
        return offset;
    }
}
