using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Clients;

/// <summary>A client's limits (contract, "Limits").</summary>
internal sealed record RateLimitOptions
{
    /// <summary>Requests per second in the long run; it may be less than one.</summary>
    /// <value>The default is 100.</value>
    [Range(0.001, 1_000_000.0, ErrorMessage = "must be 0.001 to 1000000 requests per second.")]
    public double PermitsPerSecond { get; init; } = 100;

    /// <summary>Most requests at once after a pause.</summary>
    /// <value>The default is 200.</value>
    [Range(1, 1_000_000, ErrorMessage = "must be 1 to 1000000 requests.")]
    public int Burst { get; init; } = 200;

    /// <summary>Most requests in flight.</summary>
    /// <value>The default is 64.</value>
    [Range(1, 1_000_000, ErrorMessage = "must be 1 to 1000000 requests.")]
    public int MaxConcurrent { get; init; } = 64;
}
