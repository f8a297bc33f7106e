using System.Buffers;
using System.Text;

namespace Insight.Contract.Signing;

/// <summary>What may have been used as the key in place of the signing key's bytes.</summary>
internal static class KeyVariants
{
    /// <summary>All of them, the key itself first.</summary>
    /// <param name="key">The signing key.</param>
    /// <param name="others">Other keys that may have been used.</param>
    /// <param name="apiKey">The API key, which may have been taken for the signing key; null where it is not known.</param>
    public static IReadOnlyList<(Cause Cause, byte[] Key)> Of(byte[] key, IReadOnlyList<byte[]> others, byte[]? apiKey)
    {
        var variants = new List<(Cause, byte[])> { (Cause.None, key) };
        foreach (var other in others.SelectMany(other => (byte[][])[other, Trim(other), [.. other, .. "\n"u8]]))
            Add("key.other", "It was made with another key that is given: with the next one of the two, or of a rotation. It is good while both are active.", other);
        if (apiKey is not null)
        {
            foreach (var taken in (byte[][])[apiKey, [.. apiKey, .. "\n"u8]])
                Add("key.api-key", "The API key was used as the key: the API key goes into X-API-Key, the signing key makes the signature.", taken);
        }

        const string Spaced = "White space belongs to the key that was used: read the key without the line end, or space, around it.";
        foreach (var (before, after) in ((string, string)[])[("", "\n"), ("", "\r\n"), ("", " "), (" ", ""), ("\n", ""), (" ", " "), ("", "\t"), ("\"", "\""), ("'", "'")])
            Add("key.white-space", before is "\"" or "'" ? "Quotes belong to the key that was used: read the key without them." : Spaced, [.. Encoding.ASCII.GetBytes(before), .. key, .. Encoding.ASCII.GetBytes(after)]);
        foreach (var trimmed in (byte[][])[Trim(key), Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(key).Trim())])
            Add("key.white-space", "The key that was used has no white space around it, the signing key has.", trimmed);
        Add("key.byte-order-mark", "A byte order mark belongs to the key that was used: the key's file was read with it.", [0xEF, 0xBB, 0xBF, .. key]);
        if (IsHex(key))
            Add("key.hex-decoded", "The key was decoded from hex: its characters themselves are the key.", Convert.FromHexString(Encoding.ASCII.GetString(key)));
        else if (key.AsSpan().LastIndexOf((byte)'_') is >= 0 and var end && IsHex(key.AsSpan()[(end + 1)..]))
            Add("key.hex-decoded", "What stands behind the key's prefix was decoded from hex: all its characters themselves are the key.", Convert.FromHexString(Encoding.ASCII.GetString(key.AsSpan()[(end + 1)..])));
        if (Base64(key) is { } decoded)
            Add("key.base64-decoded", "The key was decoded from base64: its characters themselves are the key.", decoded);
        else if (key.AsSpan().IndexOf((byte)'_') is >= 0 and var first && Base64(key[(first + 1)..]) is { } behind)
            Add("key.base64-decoded", "What stands behind the key's prefix was decoded from base64: all its characters themselves are the key.", behind);
        Add("key.hex-encoded", "The key was encoded in hex before it was used: its characters themselves are the key.", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key)));
        Add("key.base64-encoded", "The key was encoded in base64 before it was used: its characters themselves are the key.", Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
        Add("key.utf-16", "The key was encoded in UTF-16: its bytes in UTF-8 are the key.", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(key)));
        Add("key.lower-case", "The key was turned to lower case.", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(key).ToLowerInvariant()));
        Add("key.upper-case", "The key was turned to upper case.", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(key).ToUpperInvariant()));
        foreach (var missing in (string[])["undefined", "null", "None", "nil"])
            Add("key.missing", $"The text {missing} was used as the key: where it should have come from, there was nothing.", Encoding.ASCII.GetBytes(missing));
        Add("key.empty", "An empty key was used: where it should have come from, there was nothing.", []);
        return variants;

        void Add(string id, string text, byte[] variant)
        {
            if (!variant.AsSpan().SequenceEqual(key))
                variants.Add((new Cause(id, text), variant));
        }
    }

    private static bool IsHex(ReadOnlySpan<byte> key)
    {
        foreach (var digit in key)
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
        }

        return key.Length is > 0 && key.Length % 2 == 0;
    }

    private static byte[] Trim(byte[] key) => [.. key.AsSpan().Trim(" \t\r\n"u8)];

    private static byte[]? Base64(byte[] key)
    {
        var decoded = new byte[key.Length];
        return System.Buffers.Text.Base64.DecodeFromUtf8(key, decoded, out _, out var length) == OperationStatus.Done ? decoded[..length]
            : System.Buffers.Text.Base64Url.DecodeFromUtf8(key, decoded, out _, out length) == OperationStatus.Done ? decoded[..length]
            : null;
    }
}
