using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Insight.Contract.Signing;

/// <summary>What may have been signed in place of the bytes that were sent.</summary>
internal static class BodyVariants
{
    // What they do not have becomes a question mark.
    private static readonly (Encoding Encoding, string Name)[] OneByteEncodings =
    [
        (Encoding.GetEncoding("iso-8859-1", EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback), "Latin-1 (ISO 8859-1)"),
        (CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!, "Windows-1252"),
    ];

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private static readonly (string Comma, string Colon, string? Indent, string Name)[] Spacings =
    [
        (",", ":", null, "without spaces"), (", ", ": ", null, "with a space behind each comma and colon, as Python writes it"),
        (",", ": ", null, "with a space behind each colon"), (", ", ":", null, "with a space behind each comma"),
        (",", ": ", "  ", "indented by two spaces"), (",", ": ", "    ", "indented by four spaces"), (",", ": ", "\t", "indented by tabs"),
    ];

    private static readonly (JsonEscapes Escapes, string Name)[] EscapeStyles =
    [
        (JsonEscapes.None, ""), (JsonEscapes.NotAscii, @", all but ASCII escaped (\u00e9)"), (JsonEscapes.Slash, @", slashes escaped (\/)"),
        (JsonEscapes.NotAsciiAndSlash, @", all but ASCII and slashes escaped (\/), as PHP writes it"), (JsonEscapes.Html, @", < > & escaped (\u003c), as Go writes it"),
        (JsonEscapes.DotNet, @", all but ASCII escaped in upper case (\u00E9), as .NET writes it"),
    ];

    /// <summary>The largest body that is written again as a serialiser would, in bytes.</summary>
    public const int LargestRestyled = 16 * 1024 * 1024;

    /// <summary>All of them, the body itself first, each once, made while they are asked for.</summary>
    /// <param name="body">The bytes that were sent.</param>
    public static IEnumerable<(Cause Cause, byte[] Body)> Of(byte[] body)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return All(body).Where(variant => known.Add(Convert.ToHexString(SHA256.HashData(variant.Body))));
    }

    private static IEnumerable<(Cause Cause, byte[] Body)> All(byte[] body)
    {
        yield return (Cause.None, body);
        foreach (var variant in LineEnds(body).Concat(Charsets(body)).Concat(Serialised(body)))
            yield return variant;
        yield return (new("body.object-as-text", "The text [object Object] was signed in place of the JSON: an object was made into a text without JSON.stringify."), "[object Object]"u8.ToArray());
        foreach (var missing in (string[])["undefined", "null", "None", "{}"])
            yield return (new("body.missing", $"The text {missing} was signed in place of the JSON: the body was not there yet where the signature was made."), Encoding.ASCII.GetBytes(missing));
        yield return (new("body.python-bytes", "The text that Python's str() makes of bytes (b'…') was signed in place of the bytes: sign the bytes themselves."), PythonText.OfBytes(body));
        yield return (new("body.base64", "The base64 of the body was signed in place of the body: sign the bytes that are sent."), Encoding.ASCII.GetBytes(Convert.ToBase64String(body)));
        foreach (var (name, digest) in Digests(body))
            yield return (new("body.digest", $"The SHA-256 of the body, {name}, was signed in place of the body: HMAC-SHA256 takes the body itself."), digest);
        yield return (new("body.empty", "Nothing was signed: the body was empty, or already read, where the signature was made."), []);
    }

    private static IEnumerable<(string Name, byte[] Digest)> Digests(byte[] body)
    {
        var digest = SHA256.HashData(body);
        yield return ("in hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest)));
        yield return ("in upper-case hex", Encoding.ASCII.GetBytes(Convert.ToHexString(digest)));
        yield return ("its bytes", digest);
    }

    private static IEnumerable<(Cause Cause, byte[] Body)> LineEnds(byte[] body)
    {
        const string Added = "A line end was signed that was not sent: it was lost on the way (curl -d drops line ends, --data-binary does not).";
        const string Removed = "A line end was sent that was not signed: sign exactly what is sent.";
        const string TwoAdded = "Two line ends were signed that were not sent: they were lost on the way (curl -d drops line ends, --data-binary does not).";
        const string TwoRemoved = "Line ends were sent that were not signed: sign exactly what is sent.";
        yield return (new("body.trailing-newline-lost", Added), [.. body, .. "\n"u8]);
        yield return (new("body.trailing-newline-lost", Added), [.. body, .. "\r\n"u8]);
        yield return (new("body.trailing-newline-lost", TwoAdded), [.. body, .. "\n\n"u8]);
        yield return (new("body.trailing-newline-lost", TwoAdded), [.. body, .. "\r\n\r\n"u8]);
        if (body is [.. var withoutLf, (byte)'\n'])
        {
            yield return (new("body.trailing-newline-added", Removed), withoutLf is [.. var withoutCrLf, (byte)'\r'] ? withoutCrLf : withoutLf);
            yield return (new("body.trailing-newline-added", TwoRemoved), [.. body.AsSpan().TrimEnd("\r\n"u8)]);
        }

        yield return (new("body.white-space-around", "The body was trimmed before it was signed, or white space was added before it was sent: sign exactly what is sent."), [.. body.AsSpan().Trim(" \t\r\n"u8)]);
        yield return (new("body.line-ends-to-lf", "It was signed with LF at its line ends and sent with CRLF: a file was copied, or sent, in text mode."), Replace(body, "\r\n"u8, "\n"u8));
        yield return (new("body.line-ends-to-crlf", "It was signed with CRLF at its line ends and sent with LF: a file was copied, or sent, in text mode."), Replace(Replace(body, "\r\n"u8, "\n"u8), "\n"u8, "\r\n"u8));
        yield return (new("body.line-ends-dropped", "It was signed with line ends that were not sent, or the other way round: curl -d drops them, --data-binary does not."), Replace(Replace(body, "\r"u8, ""u8), "\n"u8, ""u8));
    }

    private static IEnumerable<(Cause Cause, byte[] Body)> Charsets(byte[] body)
    {
        yield return (new("body.byte-order-mark-lost", "A byte order mark was signed that was not sent: write the body without one."), [.. ByteOrderMark, .. body]);
        if (body.AsSpan().StartsWith(ByteOrderMark))
        {
            yield return (new("body.byte-order-mark-added", "A byte order mark was sent that was not signed: write the body without one."), body[ByteOrderMark.Length..]);
            yield return (
                new("body.byte-order-mark-added", "A byte order mark and a line end were sent that were not signed, as Out-File of Windows PowerShell writes them: write the body without them."),
                [.. body.AsSpan(ByteOrderMark.Length).TrimEnd("\r\n"u8)]);
        }

        foreach (var lineEnd in (byte[][])[[.. "\n"u8], [.. "\r\n"u8]])
        {
            yield return (
                new("body.byte-order-mark-lost", "A byte order mark and a line end were signed that were not sent, as Out-File of Windows PowerShell writes them: write the body without them."),
                [.. ByteOrderMark, .. body, .. lineEnd]);
        }

        if (!Utf8.IsValid(body))
        {
            yield return (new("body.charset", "It was signed in UTF-8 and sent in Latin-1: send UTF-8."), Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(body)));
            yield break;
        }

        var text = Encoding.UTF8.GetString(body);
        var oneMarkEach = OneUnitEach(text);
        foreach (var (encoding, name) in OneByteEncodings)
        {
            var cause = new Cause("body.charset", $"It was signed in {name} and sent in UTF-8: sign the UTF-8 bytes.");
            yield return (cause, encoding.GetBytes(text));
            yield return (cause, encoding.GetBytes(oneMarkEach));
        }

        yield return (new("body.charset", "It was signed in UTF-16 and sent in UTF-8: sign the UTF-8 bytes."), Encoding.Unicode.GetBytes(text));
        yield return (new("body.charset", "It was signed in UTF-16 with a byte order mark and sent in UTF-8: sign the UTF-8 bytes."), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]);
        yield return (new("body.charset", "It was signed in UTF-16 (big endian) and sent in UTF-8: sign the UTF-8 bytes."), Encoding.BigEndianUnicode.GetBytes(text));
        yield return (new("body.charset", "It was encoded in UTF-8 twice before it was signed: sign the bytes that are sent."), Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(body)));
    }

    // Of an emoji .NET makes two question marks, since it has two units of UTF-16; Python and others make one.
    private static string OneUnitEach(string text)
    {
        var units = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            units.Append(rune.IsBmp ? (char)rune.Value : '?');
        return units.ToString();
    }

    private static IEnumerable<(Cause Cause, byte[] Body)> Serialised(byte[] body)
    {
        if (body.Length > LargestRestyled)
            yield break;
        var unmarked = body.AsSpan().StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        using var document = JsonRestyler.TryParse(unmarked);
        if (document is null)
            yield break;
        foreach (var numbers in NumberStyles(document.RootElement))
        {
            foreach (var sorted in (bool[])[false, true])
            {
                foreach (var variant in Restyled(document.RootElement, sorted, numbers))
                    yield return variant;
            }
        }

        foreach (var variant in JsonDisguises.Of(unmarked, document.RootElement))
            yield return variant;
    }

    // Those alone that change something: most payloads hold no number.
    private static IEnumerable<JsonNumbers> NumberStyles(JsonElement document) =>
        Enum.GetValues<JsonNumbers>().DistinctBy(numbers => Encoding.UTF8.GetString(JsonRestyler.Write(document, new JsonStyle(",", ":", null, JsonEscapes.None, Sorted: false) { Numbers = numbers })));

    private static IEnumerable<(Cause Cause, byte[] Body)> Restyled(JsonElement document, bool sorted, JsonNumbers numbers)
    {
        foreach (var (comma, colon, indent, spacing) in Spacings)
        {
            foreach (var (escapes, escaping) in EscapeStyles)
            {
                // Python escapes all but ASCII, or nothing.
                if (numbers == JsonNumbers.Python && escapes is not (JsonEscapes.None or JsonEscapes.NotAscii))
                    continue;
                var written = JsonRestyler.Write(document, new JsonStyle(comma, colon, indent, escapes, sorted) { Numbers = numbers });
                var cause = new Cause(
                    sorted ? "body.key-order" : escapes != JsonEscapes.None ? "body.escapes" : numbers != JsonNumbers.AsWritten ? "body.numbers" : "body.spacing",
                    $"The JSON was written again between signing and sending. What was signed was written {spacing}{escaping}{(sorted ? ", its names in alphabetical order" : "")}{Named(numbers)}. Serialise once, sign those bytes, and send those bytes.");
                yield return (cause, written);
                yield return (cause, [.. written, (byte)'\n']);
                if (indent is not null)
                    yield return (cause, Replace(written, "\n"u8, "\r\n"u8));
            }
        }
    }

    private static string Named(JsonNumbers numbers) => numbers switch
    {
        JsonNumbers.JavaScript => ", its numbers as JavaScript writes them (1 for 1.0)",
        JsonNumbers.Python => ", its numbers as Python writes them (1.5 for 1.50, 100000.0 for 1E5)",
        _ => "",
    };

    private static byte[] Replace(byte[] body, ReadOnlySpan<byte> what, ReadOnlySpan<byte> with)
    {
        var replaced = new MemoryStream(body.Length);
        var rest = body.AsSpan();
        for (int at; (at = rest.IndexOf(what)) >= 0; rest = rest[(at + what.Length)..])
        {
            replaced.Write(rest[..at]);
            replaced.Write(with);
        }

        replaced.Write(rest);
        return replaced.ToArray();
    }
}
