using System.Security.Cryptography;

namespace Insight.Contract.Signing;

/// <summary>How a digest may have been made in place of HMAC-SHA256.</summary>
internal static class DigestVariants
{
    /// <summary>All of them, the documented one first.</summary>
    public static IReadOnlyList<(Cause Cause, Func<byte[], byte[], byte[]> Digest)> All { get; } =
    [
        (Cause.None, HMACSHA256.HashData),
        (new("algorithm.hmac-sha1", "HMAC-SHA1 was used: the signature is HMAC-SHA256."), HMACSHA1.HashData),
        (new("algorithm.hmac-sha384", "HMAC-SHA384 was used: the signature is HMAC-SHA256."), HMACSHA384.HashData),
        (new("algorithm.hmac-sha512", "HMAC-SHA512 was used: the signature is HMAC-SHA256."), HMACSHA512.HashData),
        (new("algorithm.sha256-of-body", "SHA-256 of the body was used, without the key: the signature is HMAC-SHA256 with the signing key."), (_, body) => SHA256.HashData(body)),
        (new("algorithm.sha256-of-key-and-body", "SHA-256 of the key and the body, one behind the other, was used: the signature is HMAC-SHA256."), (key, body) => SHA256.HashData([.. key, .. body])),
        (new("algorithm.sha256-of-body-and-key", "SHA-256 of the body and the key, one behind the other, was used: the signature is HMAC-SHA256."), (key, body) => SHA256.HashData([.. body, .. key])),
        (new("algorithm.swapped", "The key and the body have changed places: the key is HMAC's key, the body its message."), (key, body) => HMACSHA256.HashData(body, key)),
    ];
}
