using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Insight.Edge.Clients;

namespace Insight.Edge.Keys;

/// <summary>Makes keys: a prefix and 256 bits that nobody can guess.</summary>
internal static class NewKey
{
    private const int RandomBytes = 32;

    /// <summary>An API key.</summary>
    public static string ApiKey() => KeyForm.ApiKeyPrefix + Random();

    /// <summary>A signing key; its characters are the HMAC's key.</summary>
    public static string SigningKey() => KeyForm.SigningKeyPrefix + Random();

    /// <summary>An API key's hash as it is configured: lower-case hex of the SHA-256 of its UTF-8 bytes.</summary>
    public static string Hash(string apiKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(apiKey)));

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
}
