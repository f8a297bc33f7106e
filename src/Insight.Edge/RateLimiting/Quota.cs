namespace Insight.Edge.RateLimiting;

/// <summary>A client's quota as the answer's headers tell it (IETF httpapi draft "RateLimit header fields").</summary>
/// <param name="Left">Requests left.</param>
/// <param name="Policy"><c>"default";q=200;w=2</c>: requests at once, and the seconds in which they come back.</param>
/// <param name="Remaining"><c>"default";r=199;t=1</c>: requests left, and the seconds until all are.</param>
internal sealed record Quota(int Left, string Policy, string Remaining)
{
    /// <summary>The same policy, with nothing left for some seconds.</summary>
    public Quota UsedUp(int seconds) =>
        new(0, Policy, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"default\";r=0;t={seconds}"));
}
