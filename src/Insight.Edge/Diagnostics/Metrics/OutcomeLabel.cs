using Insight.Edge.Responses;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>The closed list of what a request's outcome is called in metrics.</summary>
internal static class OutcomeLabel
{
    /// <summary>What an outcome is called. What differs in wording alone has one name.</summary>
    public static string Of(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Accepted => "accepted",
        OutcomeKind.Partial => "partial",
        OutcomeKind.Rejected => "rejected",
        OutcomeKind.Malformed => "malformed",
        OutcomeKind.Unreadable => "unreadable",
        OutcomeKind.InsecureTransport => "insecure_transport",
        OutcomeKind.NotFound => "not_found",
        OutcomeKind.MethodNotAllowed => "method_not_allowed",
        OutcomeKind.MissingApiKey or OutcomeKind.InvalidApiKey => "unauthenticated",
        OutcomeKind.RateLimited => "rate_limited",
        OutcomeKind.UnsupportedMediaType or OutcomeKind.UnsupportedContentEncoding => "unsupported_media_type",
        OutcomeKind.MissingSignature or OutcomeKind.InvalidSignature => "bad_signature",
        OutcomeKind.TooLarge => "too_large",
        OutcomeKind.Forbidden => "forbidden",
        OutcomeKind.SandboxRefused => "sandbox_refused",
        OutcomeKind.UpstreamFailed => "upstream_error",
        OutcomeKind.Unexpected => "internal_error",
        OutcomeKind.CallerGone => "caller_gone",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };

    /// <summary>Whether an outcome can come before it is known who calls.</summary>
    public static bool IsOfNobody(OutcomeKind outcome) => outcome
        is OutcomeKind.MissingApiKey or OutcomeKind.InvalidApiKey or OutcomeKind.MethodNotAllowed or OutcomeKind.RateLimited
        or OutcomeKind.Unexpected or OutcomeKind.CallerGone;

    /// <summary>Whether an outcome can come before it is known what is called.</summary>
    public static bool IsOfNoRoute(OutcomeKind outcome) => outcome
        is OutcomeKind.NotFound or OutcomeKind.InsecureTransport or OutcomeKind.Unreadable or OutcomeKind.Unexpected or OutcomeKind.CallerGone;

    /// <summary>Whether an outcome can come once it is known who calls, and is to be expected: what only a mistaken test brings about is there once it did.</summary>
    public static bool IsOfClient(OutcomeKind outcome) => outcome
        is not (OutcomeKind.NotFound or OutcomeKind.InsecureTransport or OutcomeKind.MissingApiKey or OutcomeKind.InvalidApiKey or OutcomeKind.MethodNotAllowed or OutcomeKind.SandboxRefused);
}
