using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Portal;

/// <summary>The pages for integrators at <c>/docs</c>, on the callers' port.</summary>
internal sealed record PortalOptions
{
    /// <summary>Whether they are there.</summary>
    /// <value>The default is Development alone.</value>
    public bool? Enabled { get; init; }

    /// <summary>Most payloads that a source address may have checked in a window.</summary>
    /// <value>The default is 60.</value>
    [Range(1, 1_000_000, ErrorMessage = "must be 1 to 1000000.")]
    public int Checks { get; init; } = 60;

    /// <summary>The window, from its first check.</summary>
    /// <value>The default is a minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "must be 00:00:01 to 1.00:00:00.")]
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most payloads that are received for a check at once. One at a time is looked at.</summary>
    /// <value>The default is 4.</value>
    [Range(1, 1000, ErrorMessage = "must be 1 to 1000.")]
    public int MaxConcurrent { get; init; } = 4;

    /// <summary>Whether they are there, in an environment.</summary>
    public bool IsOn(IHostEnvironment environment) => Enabled ?? environment.IsDevelopment();
}
