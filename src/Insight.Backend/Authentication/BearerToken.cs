namespace Insight.Backend.Authentication;

/// <summary>What a token is: 32 to 512 of the characters that a Bearer credential may have (RFC 6750, 2.1).</summary>
internal static class BearerToken
{
    /// <summary>Most characters.</summary>
    public const int MaxLength = 512;

    /// <summary>What a text that holds tokens must be, as errors tell it.</summary>
    public const string Rule = "must hold tokens of 32 to 512 characters of A-Za-z0-9-._~+/=, separated by white space (openssl rand -hex 32 makes one).";

    private const int MinLength = 32;

    /// <summary>Finds the tokens of a text, which white space separates.</summary>
    /// <returns>Null where there is none, or one that is no token.</returns>
    public static string[]? Split(string text)
    {
        var tokens = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return tokens.Length > 0 && Array.TrueForAll(tokens, IsToken) ? tokens : null;
    }

    private static bool IsToken(string text) =>
        text.Length is >= MinLength and <= MaxLength &&
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '+' or '/' or '=');
}
