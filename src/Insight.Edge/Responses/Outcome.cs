using Insight.Edge.Sandbox;
using Insight.Edge.Validation;

namespace Insight.Edge.Responses;

/// <summary>How a request ended, with what its answer and the log say of it. The validation's lists live as long as the stage that made them.</summary>
/// <param name="Kind">How it ended.</param>
internal sealed record Outcome(OutcomeKind Kind)
{
    public static readonly Outcome InsecureTransport = new(OutcomeKind.InsecureTransport);
    public static readonly Outcome NotFound = new(OutcomeKind.NotFound);
    public static readonly Outcome MethodNotAllowed = new(OutcomeKind.MethodNotAllowed);
    public static readonly Outcome MissingApiKey = new(OutcomeKind.MissingApiKey);
    public static readonly Outcome InvalidApiKey = new(OutcomeKind.InvalidApiKey);
    public static readonly Outcome UnsupportedMediaType = new(OutcomeKind.UnsupportedMediaType);
    public static readonly Outcome UnsupportedContentEncoding = new(OutcomeKind.UnsupportedContentEncoding);
    public static readonly Outcome MissingSignature = new(OutcomeKind.MissingSignature);
    public static readonly Outcome InvalidSignature = new(OutcomeKind.InvalidSignature);
    public static readonly Outcome Unreadable = new(OutcomeKind.Unreadable);
    public static readonly Outcome NoSandbox = new(OutcomeKind.SandboxRefused) { HeaderIssue = $"{EdgeHeaders.SandboxFail} works in the sandbox alone. Remove the header." };
    public static readonly Outcome UnknownSandboxFailure = new(OutcomeKind.SandboxRefused) { HeaderIssue = SandboxFailure.Accepted };
    public static readonly Outcome UpstreamFailed = new(OutcomeKind.UpstreamFailed);
    public static readonly Outcome Unexpected = new(OutcomeKind.Unexpected);
    public static readonly Outcome CallerGone = new(OutcomeKind.CallerGone);

    /// <summary>What the validator found; there from <see cref="OutcomeKind.Accepted"/> to <see cref="OutcomeKind.Malformed"/>.</summary>
    public ValidationResult? Validation { get; private init; }

    /// <summary>What the backend said when it had stored it, as <see cref="ContractResponses.ReadReceipt"/> read it; there once it is.</summary>
    public object? Receipt { get; init; }

    /// <summary>How many entries were accepted.</summary>
    public int Accepted { get; private init; }

    /// <summary>How many entries were refused.</summary>
    public int Refused { get; private init; }

    /// <summary>How many issues the answer tells.</summary>
    public int Issues { get; private init; }

    /// <summary>Seconds after which to try again, at least 1; there when rate limited.</summary>
    public int RetryAfterSeconds { get; private init; }

    /// <summary>The largest body, in bytes, that is read; there when the body is too large.</summary>
    public long BodyLimit { get; private init; }

    /// <summary>What is wrong with a header; there when the sandbox refuses.</summary>
    public string HeaderIssue { get; private init; } = "";

    /// <summary>The EHR in the path; there when forbidden.</summary>
    public string RequestedEhr { get; private init; } = "";

    /// <summary>The client's EHR; there when forbidden.</summary>
    public string RegisteredEhr { get; private init; } = "";

    public static Outcome RateLimited(int retryAfterSeconds) =>
        new(OutcomeKind.RateLimited) { RetryAfterSeconds = retryAfterSeconds };

    public static Outcome TooLarge(long bodyLimit) => new(OutcomeKind.TooLarge) { BodyLimit = bodyLimit };

    public static Outcome Forbidden(string requestedEhr, string registeredEhr) =>
        new(OutcomeKind.Forbidden) { RequestedEhr = requestedEhr, RegisteredEhr = registeredEhr };

    /// <summary>What validation alone decides: malformed, rejected, or, once it is stored, partial or accepted.</summary>
    public static Outcome Of(ValidationResult validation)
    {
        var kind = KindOf(validation);
        return new(kind)
        {
            Validation = validation,
            Accepted = kind is OutcomeKind.Accepted or OutcomeKind.Partial ? validation.Accepted.Length : 0,
            Refused = kind is OutcomeKind.Malformed || validation.BodyFault != BodyFault.None ? 0 : validation.EntryCount - validation.Accepted.Length,
            Issues = kind == OutcomeKind.Malformed || validation.BodyFault != BodyFault.None ? 1 : validation.Issues.Length,
        };
    }

    private static OutcomeKind KindOf(ValidationResult validation) =>
        validation.Malformed is not null ? OutcomeKind.Malformed
        : validation.BodyFault != BodyFault.None || validation.Accepted.IsEmpty ? OutcomeKind.Rejected
        : validation.Issues.IsEmpty ? OutcomeKind.Accepted
        : OutcomeKind.Partial;
}
