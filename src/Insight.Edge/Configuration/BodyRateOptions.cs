using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Configuration;

/// <summary>Kestrel's slowest body, with Kestrel's own defaults: a slower one is cut.</summary>
internal sealed record BodyRateOptions
{
    /// <summary>Slowest rate, in bytes per second.</summary>
    /// <value>The default is 240.</value>
    [Range(1.0, 1e9, ErrorMessage = "must be 1 to 1000000000 bytes per second.")]
    public double BytesPerSecond { get; init; } = 240;

    /// <summary>How long a body may be slower before it is cut.</summary>
    /// <value>The default is 5 seconds. Kestrel looks once a second, so it must be longer than that.</value>
    [Range(typeof(TimeSpan), "00:00:01.001", "00:10:00", ErrorMessage = "must be more than 00:00:01, and at most 00:10:00.")]
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);
}
