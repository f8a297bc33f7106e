using System.Globalization;
using Insight.Edge.Clients;

namespace Insight.Edge.RateLimiting;

/// <summary>
/// What a client's bucket is kept by: its id and its limits, so that changed limits begin a new bucket at once.
/// </summary>
internal sealed record QuotaKey(string ClientId, RateLimitOptions Limits)
{
    /// <summary>Whole seconds, at least 1, in which the bucket gets one more token: no caller waits longer.</summary>
    public int RetryAfterSeconds => Seconds(1);

    /// <summary>The headers that tell the quota.</summary>
    /// <param name="remaining">Requests left now.</param>
    public Quota Tell(long remaining) => new(
        string.Create(CultureInfo.InvariantCulture, $"\"default\";q={Limits.Burst};w={Seconds(Limits.Burst)}"),
        string.Create(CultureInfo.InvariantCulture, $"\"default\";r={remaining};t={Seconds(Limits.Burst - remaining)}"));

    private int Seconds(long permits) => (int)Math.Ceiling(permits / Limits.PermitsPerSecond);
}
