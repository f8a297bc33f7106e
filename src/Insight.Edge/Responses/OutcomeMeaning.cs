namespace Insight.Edge.Responses;

/// <summary>Outcomes in words, for whoever does not know the documentation by heart.</summary>
internal static class OutcomeMeaning
{
    /// <summary>What an outcome means. What metrics call the same is told in the same words.</summary>
    public static string Of(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Accepted => "everything is stored",
        OutcomeKind.Partial => "the clean entries are stored, the others told",
        OutcomeKind.Rejected => "nothing in it passed validation",
        OutcomeKind.Malformed => "the body is not JSON",
        OutcomeKind.Unreadable => "the body could not be read to its end",
        OutcomeKind.InsecureTransport => "it came over plain HTTP",
        OutcomeKind.NotFound => "there is no such path",
        OutcomeKind.MethodNotAllowed => "the path takes other methods",
        OutcomeKind.MissingApiKey or OutcomeKind.InvalidApiKey => "no API key, or none that is known and valid",
        OutcomeKind.RateLimited => "more requests than the client may send",
        OutcomeKind.UnsupportedMediaType or OutcomeKind.UnsupportedContentEncoding => "the body is not declared as plain JSON",
        OutcomeKind.MissingSignature or OutcomeKind.InvalidSignature => "the signature is missing or wrong",
        OutcomeKind.TooLarge => "the body is too large",
        OutcomeKind.Forbidden => "the path is another EHR's",
        OutcomeKind.SandboxRefused => "it asked for a failure of the sandbox",
        OutcomeKind.UpstreamFailed => "the backend failed or did not answer",
        OutcomeKind.Unexpected => "the edge itself failed",
        OutcomeKind.CallerGone => "the caller hung up",
        _ => "",
    };
}
