using System.Buffers;
using System.Text;

namespace Insight.Contract.Signing;

/// <summary>How a library writes a text for forms and addresses.</summary>
/// <param name="Unreserved">Which characters stay, beside letters and digits.</param>
/// <param name="Space">What a space becomes.</param>
/// <param name="IsLower">Whether hex digits are in lower case.</param>
internal sealed record PercentEncoding(string Unreserved, string Space, bool IsLower = false)
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // RFC 3986; Python's quote; JavaScript's encodeURIComponent; forms in browsers, and Java; PHP; .NET's WebUtility.
    private static readonly string[] Sets = ["-_.~", "-_.~/", "-_.~!*'()", "-_.*", "-_.", "-_.!*()"];

    private readonly SearchValues<byte> _kept = SearchValues.Create(Encoding.ASCII.GetBytes(LettersAndDigits + Unreserved));

    /// <summary>Those in use, each with both ways of writing a space. The last is HttpUtility's of .NET.</summary>
    public static IReadOnlyList<PercentEncoding> All { get; } =
        [.. Sets.SelectMany(set => (PercentEncoding[])[new(set, "+"), new(set, "%20")]), new("-_.!*()", "+", IsLower: true), new("-_.!*()", "%20", IsLower: true)];

    /// <summary>Encodes a text's bytes in UTF-8.</summary>
    public byte[] Encode(string text)
    {
        var space = Encoding.ASCII.GetBytes(Space);
        var digits = IsLower ? "0123456789abcdef"u8 : "0123456789ABCDEF"u8;
        var encoded = new ArrayBufferWriter<byte>(text.Length * 2);
        foreach (var each in Encoding.UTF8.GetBytes(text))
        {
            if (_kept.Contains(each))
                encoded.Write([each]);
            else if (each == ' ')
                encoded.Write(space);
            else
                encoded.Write([(byte)'%', digits[each >> 4], digits[each & 0xF]]);
        }

        return encoded.WrittenSpan.ToArray();
    }
}
