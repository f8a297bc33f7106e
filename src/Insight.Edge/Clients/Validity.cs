namespace Insight.Edge.Clients;

/// <summary>When a key may be used.</summary>
/// <param name="NotBefore">From then on, inclusive.</param>
/// <param name="ExpiresAt">Until then, exclusive.</param>
internal readonly record struct Validity(DateTimeOffset NotBefore, DateTimeOffset ExpiresAt)
{
    /// <summary>A key's validity as configured; an absent end is open.</summary>
    public static Validity Of(DateTimeOffset? notBefore, DateTimeOffset? expiresAt) =>
        new(notBefore ?? DateTimeOffset.MinValue, expiresAt ?? DateTimeOffset.MaxValue);

    /// <summary>Whether the key may be used at a time.</summary>
    public bool Includes(DateTimeOffset now) => NotBefore <= now && now < ExpiresAt;
}
