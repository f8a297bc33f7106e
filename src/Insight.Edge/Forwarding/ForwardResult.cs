namespace Insight.Edge.Forwarding;

/// <summary>What came of what was sent to a destination.</summary>
internal enum ForwardResult
{
    /// <summary>It is stored: there is a receipt.</summary>
    Stored,

    /// <summary>The answer was another status than 200.</summary>
    BadStatus,

    /// <summary>The answer was 200, but no receipt for what was sent.</summary>
    BadReceipt,

    /// <summary>There was no whole answer in time.</summary>
    Timeout,

    /// <summary>It could not be sent, or the connection was lost before an answer.</summary>
    Connection,

    /// <summary>The connection was lost in the middle of the answer.</summary>
    Interrupted,

    /// <summary>The caller hung up meanwhile.</summary>
    CallerGone,

    /// <summary>There was no destination to send it to.</summary>
    NoDestination,
}
