using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Insight.Contract.Signing;

/// <summary>A signature as it was sent, read as generously as can be.</summary>
/// <param name="Digest">The bytes that it stands for; null where it stands for none, which is then its last cause.</param>
/// <param name="Causes">What is wrong with its form; none where it is as documented.</param>
/// <param name="Otherwise">What is wrong with its form where no other algorithm explains a digest of this length; null where that of HMAC-SHA256 has it.</param>
internal sealed partial record ClaimedSignature(byte[]? Digest, IReadOnlyList<Cause> Causes, IReadOnlyList<Cause>? Otherwise = null)
{
    private const string Prefix = "sha256=";

    private static readonly Cause WhiteSpace = new("form.white-space", "There is white space in the signature, or quotes around it: the value is sha256= and 64 hex digits, and nothing else.");
    private static readonly Cause PrefixCase = new("form.prefix-case", "The prefix is written in upper case: it is sha256=, in lower case.");
    private static readonly Cause NoPrefix = new("form.no-prefix", "The prefix is missing: the value is sha256= and the hex digits.");
    private static readonly Cause OtherPrefix = new("form.other-prefix", "The prefix is another one: the value is sha256= and the hex digits.");
    private static readonly Cause Base64 = new("form.base64", "The digest is written in base64: it is written in hex, 64 digits.");
    private static readonly Cause Base64OfHex = new("form.base64-of-hex", "The hex digits are written in base64 once more: send the digits themselves.");
    private static readonly Cause Empty = new("form.empty", "The signature is empty: there is no digest in it, as where a variable is not set. The value is sha256= and 64 hex digits.");

    /// <summary>Reads it.</summary>
    /// <param name="signature">The header's value, as it was sent; or its line, as logs and examples have it.</param>
    /// <param name="right">The digest that it should be: by it a beginning is known.</param>
    public static ClaimedSignature Read(string signature, byte[] right)
    {
        var causes = new List<Cause>();
        signature = HeaderName().Replace(signature, "");
        var text = string.Concat(signature.Trim('"', '\'').Where(c => !char.IsWhiteSpace(c))).Trim('"', '\'');
        if (text.Length == 0 || text.Equals(Prefix, StringComparison.OrdinalIgnoreCase))
            return new ClaimedSignature(null, [Empty]);
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
        else if (Decode(text) is not null || IsBeginning(text, right))
        {
            causes.Add(NoPrefix);
        }
        else if (text.IndexOfAny(['=', ':', ' ']) is > 0 and var end && end < text.Length - 1)
        {
            causes.Add(OtherPrefix);
            digits = text[(end + 1)..];
        }

        // Before it is read: 40 digits of the right one would do for a SHA-1, 43 for base64.
        if (IsBeginning(digits, right) || Prefix.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            return new ClaimedSignature(null, [.. causes, CutOff(text, digits)]);
        var digest = Decode(digits);
        if (digest is null)
            return new ClaimedSignature(null, [.. causes, Unreadable(digits)]);
        IReadOnlyList<Cause>? otherwise = digest.Length == SHA256.HashSizeInBytes ? null : [.. causes, IsHex(digits) ? OtherLength(digits) : Unreadable(digits)];
        if (!IsHex(digits))
            causes.Add(HexInBase64(digits) is null ? Base64 : Base64OfHex);
        return new ClaimedSignature(digest, causes, otherwise);
    }

    [GeneratedRegex(@"\A\s*X-Webhook-Signature\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeaderName();

    private static bool IsBeginning(string digits, byte[] right) =>
        digits.Length is > 0 and < 2 * SHA256.HashSizeInBytes && Convert.ToHexStringLower(right).StartsWith(digits, StringComparison.OrdinalIgnoreCase);

    private static Cause CutOff(string text, string digits)
    {
        var told = Prefix.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? "it ends before its digits. The value is sha256= and 64 hex digits."
            : $"of the 64 hex digits only the first {digits.Length} are there, and those are right.";
        var room = text.Length == 2 * SHA256.HashSizeInBytes ? " With sha256= the value has 71 characters: a column or variable of 64 is too short for it." : "";
        return new("form.cut-off", $"The signature is cut off: {told}{room}");
    }

    private static Cause OtherLength(string digits) =>
        new("form.length", $"The signature has {digits.Length} hex digits, and must have 64: it is another algorithm's, or not as it was made.");

    private static Cause Unreadable(string digits) =>
        new("form.unreadable", $"There is no digest in the signature: the value is sha256= and 64 hex digits, and this has {digits.Length} {(digits.All(char.IsAsciiHexDigit) ? "hex digits" : "characters in their place")}.");

    private static byte[]? Decode(string digits)
    {
        if (IsHex(digits))
            return Convert.FromHexString(digits);
        if (digits.All(char.IsAsciiHexDigit))
            return null;
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
