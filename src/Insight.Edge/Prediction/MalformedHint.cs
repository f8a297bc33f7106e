using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Insight.Edge.Validation;

namespace Insight.Edge.Prediction;

/// <summary>
/// What a body that is no JSON most likely is instead, told from its bytes: the answer names only the place. It is no part of the answer, and holds
/// nothing out of the body.
/// </summary>
internal static class MalformedHint
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);

    /// <summary>Tells it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="offset">0-based offset of the first byte that cannot be JSON; the body's length where it ends too early.</param>
    /// <returns>A sentence; null where the bytes tell nothing more than the place.</returns>
    public static string? Of(ReadOnlySpan<byte> body, int offset)
    {
        if (body.IsEmpty)
            return "The body is empty.";
        if (!body.ContainsAnyExcept(Blanks))
            return "The body holds nothing but white space.";
        if (OfEncoding(body, offset) is { } encoding)
            return encoding;
        var before = body[..offset];
        if (IsWhole(before))
            return "The JSON is complete before this place, and something follows it: a request holds one document.";
        return EndsAt(body, offset) ? "The body ends before its JSON does, as if it were cut off." : OfByte(before, body[offset]);
    }

    private static string? OfEncoding(ReadOnlySpan<byte> body, int offset)
    {
        if (body.StartsWith(Encoding.UTF8.Preamble))
            return "The body begins with a byte order mark (EF BB BF): send UTF-8 without one.";
        if (body.StartsWith(Encoding.Unicode.Preamble) || body.StartsWith(Encoding.BigEndianUnicode.Preamble) || body[..Math.Min(2, body.Length)].Contains((byte)0))
            return "The body is UTF-16, as it seems: send UTF-8.";
        return !Utf8.IsValid(body) && Utf8.IsValid(body[..offset]) && Rune.DecodeFromUtf8(body[offset..], out _, out _) == OperationStatus.InvalidData
            ? "The byte there is no UTF-8: the body may be in Windows-1252 or ISO 8859-1."
            : null;
    }

    // In the middle of a character, too.
    private static bool EndsAt(ReadOnlySpan<byte> body, int offset) =>
        offset == body.Length || Rune.DecodeFromUtf8(body[offset..], out _, out _) == OperationStatus.NeedMoreData;

    private static string? OfByte(ReadOnlySpan<byte> before, byte at) => at switch
    {
        _ when IsTooDeep(before, at) => $"Arrays and objects nest deeper than {JsonFault.MaxDepth} levels.",
        (byte)'}' or (byte)']' when before.TrimEnd(" \t\r\n"u8).EndsWith(","u8) => "No comma may stand before a closing bracket.",
        (byte)'\'' => "Names and strings stand in double quotes.",
        (byte)'/' => "JSON has no comments.",
        (byte)'N' or (byte)'T' or (byte)'F' or (byte)'I' or (byte)'u' => "The literals are true, false and null, in lower case; there is no NaN, Infinity, None or undefined.",
        (byte)'\\' => "An escape of half a surrogate pair (\\uD800 to \\uDFFF) stands there without its other half.",
        < 0x20 => "A control character stands in a string without an escape.",
        _ => null,
    };

    private static bool IsWhole(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, JsonFault.ReaderOptions);
        try
        {
            reader.Read();
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> before, byte at)
    {
        if (at is not ((byte)'{' or (byte)'['))
            return false;
        var reader = new Utf8JsonReader(before, isFinalBlock: false, new JsonReaderState(JsonFault.ReaderOptions));
        try
        {
            var opened = 0;
            while (reader.Read())
                opened = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
            return opened == JsonFault.MaxDepth;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
