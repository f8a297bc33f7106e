using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Clients;

/// <summary>One integration, as configured: <c>Edge:Clients:N</c>.</summary>
internal sealed record ClientOptions
{
    /// <summary>Its id, in logs and upstream.</summary>
    [Required(ErrorMessage = "is required.")]
    [RegularExpression(Token, ErrorMessage = "must be 1 to 64 letters, digits, '.', '_' or '-'.")]
    public string? Id { get; init; }

    /// <summary>The EHR that it may post for, as written in the path; compared exactly.</summary>
    [Required(ErrorMessage = "is required.")]
    [RegularExpression(Token, ErrorMessage = "must be 1 to 64 letters, digits, '.', '_' or '-'.")]
    public string? Ehr { get; init; }

    /// <summary>The organization that the appointments belong to.</summary>
    [Required(ErrorMessage = "is required.")]
    [RegularExpression("^[!-~](?:[ -~]{0,126}[!-~])?$", ErrorMessage = "must be 1 to 128 printable ASCII characters.")]
    public string? Organization { get; init; }

    /// <summary>Its API keys; several may be active at once.</summary>
    [MinLength(1, ErrorMessage = "must hold at least one key.")]
    public IReadOnlyList<ApiKeyOptions> ApiKeys { get; init; } = [];

    /// <summary>Its signing keys; several may be active at once.</summary>
    [MinLength(1, ErrorMessage = "must hold at least one key.")]
    public IReadOnlyList<SigningKeyOptions> SigningKeys { get; init; } = [];

    /// <summary>Its limits.</summary>
    public RateLimitOptions RateLimit { get; init; } = new();

    private const string Token = @"^[A-Za-z0-9._-]{1,64}(?!\n)$";
}
