namespace Insight.Backend.Shutdown;

/// <summary>How the backend stops: <c>Backend:Shutdown</c>.</summary>
internal sealed record ShutdownOptions
{
    /// <summary>The longest that either may be.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long requests are still served once <c>/readyz</c> says no. An edge that has other backends looks every five seconds, and turns to them.
    /// </summary>
    /// <value>The default is 8 seconds; in Development none.</value>
    public TimeSpan DrainDelay { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long requests in flight, and what waits to be written, may take after that; then they are cut.</summary>
    /// <value>The default is 15 seconds.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);
}
