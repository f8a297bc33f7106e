using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Configuration;

/// <summary>Kestrel's limits on callers' connections.</summary>
internal sealed record ConnectionsOptions
{
    /// <summary>Most connections at once to each address of <c>Edge:Urls</c> and <c>Edge:Management:Urls</c>; one more is closed at once.</summary>
    /// <value>The default is 16,384. Each takes a file descriptor: <c>ulimit -n</c> must be more than this.</value>
    [Range(1, 1_000_000, ErrorMessage = "must be 1 to 1000000.")]
    public int MaxCount { get; init; } = 16_384;

    /// <summary>How long a connection may wait for its next request before it is closed.</summary>
    /// <value>The default is 130 seconds, Kestrel's own.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "must be 00:00:01 to 1.00:00:00.")]
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>Most requests at once on one connection of HTTP/2.</summary>
    /// <value>The default is 100, Kestrel's own.</value>
    [Range(1, 10_000, ErrorMessage = "must be 1 to 10000.")]
    public int MaxStreams { get; init; } = 100;
}
