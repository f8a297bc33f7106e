using System.Security.Cryptography;

namespace Insight.Contract.Sending;

/// <summary>The value of <c>X-Webhook-Signature</c>.</summary>
internal static class WebhookSignature
{
    /// <summary>What it begins with.</summary>
    public const string Prefix = "sha256=";

    /// <summary><c>sha256=</c> and the hex of HMAC-SHA256 over the body's bytes.</summary>
    public static string Of(ReadOnlySpan<byte> key, ReadOnlySpan<byte> body) => Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(key, body));
}
