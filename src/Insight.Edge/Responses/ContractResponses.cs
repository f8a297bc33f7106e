using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Edge.Responses;

/// <summary>Turns outcomes into the status and the body that one contract documents.</summary>
internal abstract class ContractResponses
{
    private readonly byte[]?[] _fixed = new byte[]?[Enum.GetValues<OutcomeKind>().Length];

    /// <summary>The status that answers an outcome. What is not the payload's own is the same for every contract.</summary>
    public virtual int StatusOf(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Accepted or OutcomeKind.Partial => StatusCodes.Status200OK,
        OutcomeKind.Rejected or OutcomeKind.Malformed or OutcomeKind.Unreadable or OutcomeKind.SandboxRefused => StatusCodes.Status400BadRequest,
        OutcomeKind.MissingApiKey or OutcomeKind.InvalidApiKey => StatusCodes.Status401Unauthorized,
        OutcomeKind.MissingSignature or OutcomeKind.InvalidSignature => StatusCodes.Status401Unauthorized,
        OutcomeKind.Forbidden or OutcomeKind.InsecureTransport => StatusCodes.Status403Forbidden,
        OutcomeKind.NotFound => StatusCodes.Status404NotFound,
        OutcomeKind.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        OutcomeKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        OutcomeKind.UnsupportedMediaType or OutcomeKind.UnsupportedContentEncoding => StatusCodes.Status415UnsupportedMediaType,
        OutcomeKind.RateLimited => StatusCodes.Status429TooManyRequests,
        OutcomeKind.UpstreamFailed or OutcomeKind.Unexpected => StatusCodes.Status500InternalServerError,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Nobody is left to answer."),
    };

    /// <summary>Reads the backend's receipt, which comes with its 200.</summary>
    /// <param name="answer">The backend's answer, an object.</param>
    /// <param name="validation">What was sent to it.</param>
    /// <returns>What the public answer needs of it; null where it does not say that exactly what was sent is durable.</returns>
    public abstract object? ReadReceipt(JsonElement answer, ValidationResult validation);

    /// <summary>The text by which the answer tells an issue.</summary>
    public abstract string TextOf(ValidationIssue issue);

    /// <summary>The text by which the answer tells what is wrong with a body as a whole.</summary>
    /// <param name="validation">What was found: where it is malformed, or its fault.</param>
    public abstract string TextOf(ValidationResult validation);

    /// <summary>Writes the body of the answer, one JSON value: an answer that never varies is written once and kept.</summary>
    public virtual void WriteBody(AnswerBuffer body, Outcome outcome)
    {
        ref var written = ref _fixed[(int)outcome.Kind];
        if (written is not null)
        {
            body.Append(written);
            return;
        }

        body.Write((Responses: this, Outcome: outcome), static (json, state) => state.Responses.WriteBody(json, state.Outcome));
        if (IsFixed(outcome.Kind))
            written = body.Written.ToArray();
    }

    /// <summary>Writes the body of the answer, one JSON value.</summary>
    protected abstract void WriteBody(Utf8JsonWriter body, Outcome outcome);

    private static bool IsFixed(OutcomeKind outcome) => outcome is
        OutcomeKind.InsecureTransport or
        OutcomeKind.NotFound or OutcomeKind.MethodNotAllowed or OutcomeKind.MissingApiKey or OutcomeKind.InvalidApiKey or
        OutcomeKind.UnsupportedMediaType or OutcomeKind.UnsupportedContentEncoding or OutcomeKind.MissingSignature or
        OutcomeKind.InvalidSignature or OutcomeKind.Unreadable or OutcomeKind.UpstreamFailed or OutcomeKind.Unexpected;
}
