using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Configuration;

/// <summary>Kestrel's limits on a request's headers, with Kestrel's own defaults.</summary>
internal sealed record RequestHeadersOptions
{
    /// <summary>Most headers.</summary>
    /// <value>The default is 100.</value>
    [Range(1, 10_000, ErrorMessage = "must be 1 to 10000.")]
    public int MaxCount { get; init; } = 100;

    /// <summary>Most bytes of all headers together.</summary>
    /// <value>The default is 32768.</value>
    [Range(1024, 1024 * 1024, ErrorMessage = "must be 1024 to 1048576 bytes.")]
    public int MaxTotalSize { get; init; } = 32 * 1024;

    /// <summary>Longest time for all headers to arrive.</summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "must be 00:00:01 to 00:10:00.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
