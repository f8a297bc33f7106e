using System.Text.Json;
using System.Text.Unicode;

namespace Insight.Edge.Validation;

/// <summary>The place where a body stops being well-formed JSON (RFC 8259, at most 64 levels deep).</summary>
/// <param name="Line">1-based line; lines end with U+000A.</param>
/// <param name="Column">1-based column, in bytes.</param>
/// <param name="Offset">0-based offset, in bytes, from the start of the body.</param>
internal sealed record JsonFault(int Line, int Column, int Offset)
{
    /// <summary>Deepest nesting of arrays and objects that is read.</summary>
    public const int MaxDepth = 64;

    /// <summary>How every body is read: no comments, no trailing commas, one value.</summary>
    public static readonly JsonReaderOptions ReaderOptions = new()
    {
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = MaxDepth,
    };

    /// <summary>
    /// Finds the first fault: wrong grammar, nesting that is too deep, an unpaired surrogate escape or a byte that is not
    /// UTF-8. It is a second, slow pass, for bodies that are already known to be bad.
    /// </summary>
    /// <returns>Null when the body is well-formed.</returns>
    public static JsonFault? Find(ReadOnlySpan<byte> body)
    {
        var utf8Length = Utf8Prefix(body);
        var reader = new Utf8JsonReader(body[..utf8Length], isFinalBlock: utf8Length == body.Length, new JsonReaderState(ReaderOptions));
        var (consumed, fault) = (0, utf8Length);
        try
        {
            for (; reader.Read(); consumed = (int)reader.BytesConsumed)
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                    continue;
                var unpaired = UnicodeEscapes.FindUnpaired(reader.ValueSpan);
                if (unpaired >= 0)
                    return At(body, (int)reader.TokenStartIndex + 1 + unpaired);
            }

            if (fault == body.Length)
                return null;
        }
        catch (JsonException e)
        {
            // The message quotes the body: it goes nowhere.
            fault = OffsetOf(body, e.LineNumber ?? 0, e.BytePositionInLine ?? 0);
        }

        return At(body, UnpairedBefore(body[..fault], consumed) ?? fault);
    }

    // The reader hands out no string that it refuses, or that is cut off; a surrogate may stand in it before the fault.
    private static int? UnpairedBefore(ReadOnlySpan<byte> body, int consumed)
    {
        if (consumed >= body.Length || body[consumed..].IndexOf((byte)'"') is not (>= 0 and var quote))
            return null;
        var start = consumed + quote + 1;
        return UnicodeEscapes.FindUnpaired(body[start..]) is >= 0 and var unpaired ? start + unpaired : null;
    }

    private static JsonFault At(ReadOnlySpan<byte> body, int offset)
    {
        var before = body[..offset];
        return new JsonFault(before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'), offset);
    }

    private static int OffsetOf(ReadOnlySpan<byte> body, long line, long positionInLine)
    {
        var start = 0;
        for (; line > 0; line--)
            start += body[start..].IndexOf((byte)'\n') + 1;
        return Math.Min(start + (int)positionInLine, body.Length);
    }

    private static int Utf8Prefix(ReadOnlySpan<byte> body)
    {
        if (Utf8.IsValid(body))
            return body.Length;
        var valid = 0;
        while (System.Text.Rune.DecodeFromUtf8(body[valid..], out _, out var consumed) is System.Buffers.OperationStatus.Done)
            valid += consumed;
        return valid;
    }
}
