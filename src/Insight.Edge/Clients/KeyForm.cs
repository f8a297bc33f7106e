using System.Buffers;

namespace Insight.Edge.Clients;

/// <summary>
/// What a key that <c>keys new</c> makes looks like: a prefix that says which kind it is, and 32 random bytes in base64url. A key that stands where
/// its hash, or a key of the other kind, should be is known by it. Keys that were made otherwise are good keys too.
/// </summary>
internal static class KeyForm
{
    /// <summary>How an API key begins.</summary>
    public const string ApiKeyPrefix = "ik_";

    /// <summary>How a signing key begins.</summary>
    public const string SigningKeyPrefix = "is_";

    /// <summary>A regular expression: a whole key of either kind.</summary>
    public const string Pattern = "i[ks]_[A-Za-z0-9_-]{43}";

    // 32 bytes in base64url, without padding.
    private const int Length = 3 + 43;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Whether a text is an API key of this form.</summary>
    public static bool IsApiKey(string text) => text.StartsWith(ApiKeyPrefix, StringComparison.Ordinal) && IsKey(text);

    /// <summary>Whether a text is a signing key of this form.</summary>
    public static bool IsSigningKey(string text) => text.StartsWith(SigningKeyPrefix, StringComparison.Ordinal) && IsKey(text);

    /// <summary>Whether a text is a key of this form, of either kind.</summary>
    public static bool IsKey(string text) => (text.StartsWith(ApiKeyPrefix, StringComparison.Ordinal) || text.StartsWith(SigningKeyPrefix, StringComparison.Ordinal))
        && text.Length == Length && !text.AsSpan().ContainsAnyExcept(Characters);
}
