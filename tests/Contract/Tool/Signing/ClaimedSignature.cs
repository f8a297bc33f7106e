using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Insight.Contract.Signing;

/// <summary>A signature as it was sent, read as generously as can be.</summary>
/// <param name="Digest">The bytes that it stands for; null where it stands for none.</param>
/// <param name="Causes">What is wrong with its form; none where it is as documented.</param>
internal sealed record ClaimedSignature(byte[]? Digest, IReadOnlyList<Cause> Causes)
{
    private const string Prefix = "sha256=";

    private static readonly Cause WhiteSpace = new("form.white-space", "There is white space in the signature, or quotes around it: the value is sha256= and 64 hex digits, and nothing else.");
    private static readonly Cause PrefixCase = new("form.prefix-case", "The prefix is written in upper case: it is sha256=, in lower case.");
    private static readonly Cause NoPrefix = new("form.no-prefix", "The prefix is missing: the value is sha256= and the hex digits.");
    private static readonly Cause OtherPrefix = new("form.other-prefix", "The prefix is another one: the value is sha256= and the hex digits.");
    private static readonly Cause Base64 = new("form.base64", "The digest is written in base64: it is written in hex, 64 digits.");
    private static readonly Cause Base64OfHex = new("form.base64-of-hex", "The hex digits are written in base64 once more: send the digits themselves.");
    private static readonly Cause Unreadable = new("form.unreadable", "What follows the prefix is neither hex nor base64 of a digest.");

    /// <summary>Reads it.</summary>
    public static ClaimedSignature Read(string signature)
    {
        var causes = new List<Cause>();
        var text = string.Concat(signature.Trim('"', '\'').Where(c => !char.IsWhiteSpace(c))).Trim('"', '\'');
        if (text != signature)
            causes.Add(WhiteSpace);

        var digits = text;
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            digits = text[Prefix.Length..];
        }
        else if (text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            causes.Add(PrefixCase);
            digits = text[Prefix.Length..];
        }
        else if (Decode(text) is not null)
        {
            causes.Add(NoPrefix);
        }
        else if (text.IndexOfAny(['=', ':', ' ']) is > 0 and var end && end < text.Length - 1)
        {
            causes.Add(OtherPrefix);
            digits = text[(end + 1)..];
        }

        var digest = Decode(digits);
        if (digest is null)
            causes.Add(Unreadable);
        else if (!IsHex(digits))
            causes.Add(HexInBase64(digits) is null ? Base64 : Base64OfHex);
        return new ClaimedSignature(digest, causes);
    }

    private static byte[]? Decode(string digits)
    {
        if (IsHex(digits))
            return Convert.FromHexString(digits);
        if (HexInBase64(digits) is { } hex)
            return Convert.FromHexString(hex);
        return FromBase64(digits) is { } bytes && IsDigest(bytes.Length) ? bytes : null;
    }

    private static string? HexInBase64(string digits) =>
        FromBase64(digits) is { } bytes && Encoding.Latin1.GetString(bytes) is var hex && IsHex(hex) ? hex : null;

    private static byte[]? FromBase64(string digits)
    {
        try
        {
            return Base64Url.IsValid(digits) ? Base64Url.DecodeFromChars(digits) : Convert.FromBase64String(digits);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsHex(string digits) => digits.Length % 2 == 0 && IsDigest(digits.Length / 2) && digits.All(char.IsAsciiHexDigit);

    private static bool IsDigest(int length) => length is SHA1.HashSizeInBytes or SHA256.HashSizeInBytes or SHA384.HashSizeInBytes or SHA512.HashSizeInBytes;
}
