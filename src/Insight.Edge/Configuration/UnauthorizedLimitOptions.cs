using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Configuration;

/// <summary>How many answers of 401 a source address gets before it gets 429 in their place (contract, below "Order of the checks").</summary>
internal sealed record UnauthorizedLimitOptions
{
    /// <summary>Most answers of 401 in a window.</summary>
    /// <value>The default is 100.</value>
    [Range(1, 1_000_000, ErrorMessage = "must be 1 to 1000000.")]
    public int Answers { get; init; } = 100;

    /// <summary>The window, from its first 401.</summary>
    /// <value>The default is 10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "must be 00:00:01 to 1.00:00:00.")]
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(10);
}
