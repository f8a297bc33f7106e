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
    private const string CutOff = "The body ends before its JSON does, as if it were cut off.";
    private const string MissingComma = "A comma is missing before this place.";
    private const string Number = "Numbers have no leading zero and no +, and digits on both sides of a point.";
    private const string Literals = "The literals are true, false and null, in lower case; there is no NaN, Infinity, None or undefined.";
    private const string Quotes = "Names and strings stand in straight double quotes (\").";

    // "\ud83d" and the other half of the pair.
    private const int LengthOfPair = 12;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);
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
        try
        {
            var before = body[..offset];
            if (IsWhole(before))
                return "The JSON is complete before this place, and something follows it: a request holds one document.";
            return EndsAt(body, offset) ? CutOff : OfPlace(FaultContext.Of(before), body[offset..]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? OfEncoding(ReadOnlySpan<byte> body, int offset)
    {
        if (body.StartsWith(Encoding.UTF8.Preamble))
            return "The body begins with a byte order mark (EF BB BF): send UTF-8 without one.";
        if (body is [0x1F, 0x8B, ..])
            return "The body is compressed (gzip): send it uncompressed.";
        if (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..] or [0, 0, 0, not 0, ..])
            return "The body is UTF-16 or UTF-32, as it seems: send UTF-8.";
        return !Utf8.IsValid(body) && Utf8.IsValid(body[..offset]) && Rune.DecodeFromUtf8(body[offset..], out _, out _) == OperationStatus.InvalidData
            ? "The byte there is no UTF-8: the body may be in Windows-1252 or ISO 8859-1."
            : null;
    }

    // In the middle of a character, too.
    private static bool EndsAt(ReadOnlySpan<byte> body, int offset) =>
        offset == body.Length || Rune.DecodeFromUtf8(body[offset..], out _, out _) == OperationStatus.NeedMoreData;

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

    private static string? OfPlace(FaultContext context, ReadOnlySpan<byte> from)
    {
        if (context.IsInString)
            return OfString(context, from);
        if (!context.Begun.IsEmpty && !context.IsBehindName)
            return OfBegun(context.Begun, from);
        return from[0] switch
        {
            (byte)'{' or (byte)'[' when context.Depth == JsonFault.MaxDepth => $"Arrays and objects nest deeper than {JsonFault.MaxDepth} levels.",
            (byte)'}' or (byte)']' when context.IsBehindComma => "No comma may stand before a closing bracket.",
            (byte)',' when context.WantsValue || context.WantsName => "Something is missing before the comma.",
            (byte)'\\' => "A backslash stands outside a string: were the quotes escaped once too often?",
            (byte)'/' when from.Length > 1 && from[1] is (byte)'/' or (byte)'*' => "JSON has no comments.",
            (byte)'<' when context.HasNothing => "It begins with <: it is HTML or XML, an error page perhaps.",
            (byte)'\'' => Quotes,
            0xE2 when from is [_, 0x80, >= 0x98 and <= 0x9F, ..] => Quotes,
            _ when context.IsBehindName => "A colon is missing before this place.",
            _ when context.WantsName => IsWord(from[0]) ? "Names stand in double quotes." : null,
            (byte)'.' or (byte)'+' when context.WantsValue => Number,
            _ when context.WantsValue => IsLiteral(from) ? Literals : IsWord(from[0]) ? "Strings stand in double quotes." : null,
            (byte)'"' or (byte)'{' or (byte)'[' => MissingComma,
            _ => IsWord(from[0]) ? "A comma is missing before this place, or a quote inside the string before it has no backslash." : null,
        };
    }

    // A number or a literal that does not go on so.
    private static string? OfBegun(ReadOnlySpan<byte> begun, ReadOnlySpan<byte> from)
    {
        if (begun[0] != '-' && !char.IsAsciiDigit((char)begun[0]))
            return Literals;
        if (begun is [(byte)'-'] && IsLiteral(from))
            return Literals;
        if (!char.IsAsciiDigit((char)begun[^1]) || IsWord(from[0]) || from[0] is (byte)'.' or (byte)'+' or (byte)'-')
            return Number;
        return from[0] is (byte)'"' or (byte)'{' or (byte)'[' ? MissingComma : null;
    }

    private static string? OfString(FaultContext context, ReadOnlySpan<byte> from) => from[0] switch
    {
        _ when context.IsBehindBackslash => "There is no such escape: behind a backslash stands one of \" \\ / b f n r t u, and a backslash itself is written \\\\.",
        _ when IsInEscape(context.Begun) => "Behind \\u stand four hex digits.",
        (byte)'\\' => from.Length < LengthOfPair && IsBeginningOfPair(from) ? CutOff : "An escape of half a surrogate pair (\\uD800 to \\uDFFF) stands there without its other half.",
        (byte)'\n' or (byte)'\r' => "A line ends inside a string: its closing quote is missing, or the line end is to be written \\n.",
        < 0x20 => "A control character stands in a string without an escape.",
        _ => null,
    };

    // \u and fewer than four digits.
    private static bool IsInEscape(ReadOnlySpan<byte> begun)
    {
        var digits = 0;
        while (digits < begun.Length && char.IsAsciiHexDigit((char)begun[^(digits + 1)]))
            digits++;
        var escape = begun[..^digits];
        return digits < 4 && escape.EndsWith("\\u"u8) && (escape.Length - 1 - escape[..^1].TrimEnd((byte)'\\').Length) % 2 == 1;
    }

    // The first half, and of the second no more than begins.
    private static bool IsBeginningOfPair(ReadOnlySpan<byte> rest) =>
        rest is [(byte)'\\', (byte)'u', (byte)'d' or (byte)'D', (byte)'8' or (byte)'9' or (byte)'a' or (byte)'b' or (byte)'A' or (byte)'B', _, _, .. var second] &&
        (second.Length < 1 || second[0] == '\\') && (second.Length < 2 || second[1] == 'u') && (second.Length < 3 || !second[2..].ContainsAnyExcept(HexDigits));

    private static bool IsWord(byte at) => at is (byte)'_' or (byte)'$' || char.IsAsciiLetterOrDigit((char)at) || at >= 0x80;

    private static bool IsLiteral(ReadOnlySpan<byte> from)
    {
        var length = 0;
        while (length < from.Length && char.IsAsciiLetter((char)from[length]))
            length++;
        return Encoding.ASCII.GetString(from[..Math.Min(length, 10)]).ToUpperInvariant() is "TRUE" or "FALSE" or "NULL" or "NIL" or "NONE" or "NAN" or "INFINITY" or "UNDEFINED";
    }
}
