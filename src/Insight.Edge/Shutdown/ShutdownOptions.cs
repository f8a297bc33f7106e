using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Shutdown;

/// <summary>How the edge stops: <c>Edge:Shutdown</c>.</summary>
internal sealed record ShutdownOptions
{
    /// <summary>
    /// How long requests are still served once <c>/readyz</c> says no: long enough for whatever sends them here to have looked.
    /// </summary>
    /// <value>The default is 5 seconds; in Development none.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = "must be 00:00:00 to 00:10:00.")]
    public TimeSpan DrainDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long requests in flight may take after that; then their connections are cut.</summary>
    /// <value>The default is 20 seconds: with the delay less than the 30 that Kubernetes waits before it kills.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = "must be 00:00:00 to 00:10:00.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);
}
