using System.Globalization;

namespace Insight.Edge.Responses;

/// <summary>The documented one-line texts (contract, "Order of the checks" and "Texts"), which every contract's envelope carries.</summary>
internal static class OutcomeText
{
    /// <summary>The text of an outcome that is not the payload's own.</summary>
    public static string Of(Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.InsecureTransport => "HTTPS is required.",
        OutcomeKind.NotFound => "Not found.",
        OutcomeKind.MethodNotAllowed => "Method not allowed.",
        OutcomeKind.MissingApiKey => "Missing X-API-Key header",
        OutcomeKind.InvalidApiKey => "Invalid X-API-Key header. Verify your API key.",
        OutcomeKind.RateLimited => Invariant($"Rate limit exceeded. Retry after {outcome.RetryAfterSeconds} second(s)."),
        OutcomeKind.UnsupportedMediaType => "Content-Type must be application/json.",
        OutcomeKind.UnsupportedContentEncoding => "Content-Encoding is not supported.",
        OutcomeKind.MissingSignature => "Missing X-Webhook-Signature header",
        OutcomeKind.InvalidSignature =>
            "Invalid X-Webhook-Signature header. Ensure the request body is signed with the correct signing key using HMAC-SHA256.",
        OutcomeKind.TooLarge => Invariant($"Request body exceeds the limit of {outcome.BodyLimit} bytes."),
        OutcomeKind.Forbidden =>
            $"API key is not authorized for EHR '{outcome.RequestedEhr}'. This key is registered for '{outcome.RegisteredEhr}'.",
        OutcomeKind.Unreadable => "Request body could not be read.",
        OutcomeKind.SandboxRefused => outcome.HeaderIssue,
        OutcomeKind.UpstreamFailed or OutcomeKind.Unexpected => "An unexpected error occurred. The request is safe to retry.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.Kind, "The contract's own shaper tells this outcome."),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
