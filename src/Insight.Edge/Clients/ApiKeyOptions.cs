using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Clients;

/// <summary>An API key, as configured: its hash, never the key.</summary>
internal sealed record ApiKeyOptions
{
    /// <summary>SHA-256 of the key's UTF-8 bytes: 64 hex digits, in either case.</summary>
    [Required(ErrorMessage = "is required.")]
    [RegularExpression(@"^[0-9A-Fa-f]{64}(?!\n)$", ErrorMessage = "must be 64 hex digits: the SHA-256 of the key.")]
    public string? Sha256 { get; init; }

    /// <summary>When the key becomes valid; from the start where it is absent.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>From when on the key is no longer valid; never where it is absent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
