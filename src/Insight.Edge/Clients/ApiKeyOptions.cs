using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Clients;

/// <summary>An API key, as configured: its hash, never the key.</summary>
internal sealed record ApiKeyOptions
{
    /// <summary>SHA-256 of the key's UTF-8 bytes: 64 hex digits, in either case.</summary>
    [Required(ErrorMessage = "is required.")]
    [RegularExpression("^(?:[0-9A-Fa-f]{64}|" + KeyForm.Pattern + @")(?!\n)$", ErrorMessage = "must be 64 hex digits: the SHA-256 of the key.")]
    [NoKey(ErrorMessage = "holds a key itself, which must not be kept: replace the key, and give the new one's SHA-256, which 'keys hash' tells.")]
    public string? Sha256 { get; init; }

    /// <summary>What tells this key from the client's others in metrics: "2026-11". Where it is absent, its number in the list, from 1.</summary>
    [RegularExpression(@"^[A-Za-z0-9._-]{1,32}(?!\n)$", ErrorMessage = "must be 1 to 32 letters, digits, '.', '_' or '-'.")]
    public string? Generation { get; init; }

    /// <summary>When the key becomes valid; from the start where it is absent.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>From when on the key is no longer valid; never where it is absent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
