using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Clients;

/// <summary>A signing key, as configured: its value, or the file that holds it.</summary>
internal sealed record SigningKeyOptions
{
    /// <summary>The key itself; its UTF-8 bytes are the HMAC's key.</summary>
    public string? Value { get; init; }

    /// <summary>A file whose bytes are the key; one line end at the file's end does not count.</summary>
    public string? File { get; init; }

    /// <summary>What tells this key from the client's others in metrics: "2026-11". Where it is absent, its number in the list, from 1.</summary>
    [RegularExpression(@"^[A-Za-z0-9._-]{1,32}(?!\n)$", ErrorMessage = "must be 1 to 32 letters, digits, '.', '_' or '-'.")]
    public string? Generation { get; init; }

    /// <summary>When the key becomes valid; from the start where it is absent.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>From when on the key is no longer valid; never where it is absent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
