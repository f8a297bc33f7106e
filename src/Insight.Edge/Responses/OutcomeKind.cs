namespace Insight.Edge.Responses;

/// <summary>How a request can end: the closed list that statuses, logs and metrics are made from.</summary>
internal enum OutcomeKind
{
    /// <summary>Everything in the payload passed and is stored.</summary>
    Accepted,

    /// <summary>Some entries passed and are stored; the others are told.</summary>
    Partial,

    /// <summary>Nothing in the payload passed.</summary>
    Rejected,

    /// <summary>The body is not well-formed JSON.</summary>
    Malformed,

    /// <summary>The body could not be read: its framing is broken or it came too slowly.</summary>
    Unreadable,

    /// <summary>The request came over plain HTTP, which is refused here.</summary>
    InsecureTransport,

    /// <summary>No such path.</summary>
    NotFound,

    /// <summary>The path takes other methods.</summary>
    MethodNotAllowed,

    /// <summary>There is no API key.</summary>
    MissingApiKey,

    /// <summary>The API key is unknown, expired, not yet valid or ambiguous.</summary>
    InvalidApiKey,

    /// <summary>The client, or the source address, has used up its share.</summary>
    RateLimited,

    /// <summary>The body is declared to be something other than JSON in UTF-8.</summary>
    UnsupportedMediaType,

    /// <summary>The body is declared to be compressed.</summary>
    UnsupportedContentEncoding,

    /// <summary>There is no signature.</summary>
    MissingSignature,

    /// <summary>The signature is malformed, ambiguous or not made with an active signing key.</summary>
    InvalidSignature,

    /// <summary>The body is larger than the limit.</summary>
    TooLarge,

    /// <summary>The client may not post for the EHR in the path.</summary>
    Forbidden,

    /// <summary>It asks for a failure where there is no sandbox, or for one that there is not.</summary>
    SandboxRefused,

    /// <summary>The backend failed, refused or did not answer in time.</summary>
    UpstreamFailed,

    /// <summary>The edge itself failed.</summary>
    Unexpected,

    /// <summary>The caller hung up: there is nobody to answer.</summary>
    CallerGone,
}
