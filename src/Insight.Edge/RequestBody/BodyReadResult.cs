namespace Insight.Edge.RequestBody;

/// <summary>How the reading of a body ended.</summary>
internal enum BodyReadResult
{
    /// <summary>All of it is there.</summary>
    Complete,

    /// <summary>It is larger than the limit; the rest was not read.</summary>
    TooLarge,

    /// <summary>Its framing is broken, or it came too slowly.</summary>
    Unreadable,

    /// <summary>The caller hung up.</summary>
    CallerGone,
}
