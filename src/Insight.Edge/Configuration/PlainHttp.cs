namespace Insight.Edge.Configuration;

/// <summary>What becomes of a request that did not come over TLS. What a trusted proxy says of its caller goes before it.</summary>
internal enum PlainHttp
{
    /// <summary>It is refused.</summary>
    Refused,

    /// <summary>It is served where it comes from this machine.</summary>
    Loopback,

    /// <summary>It is served, and nothing is checked.</summary>
    Allowed,
}
