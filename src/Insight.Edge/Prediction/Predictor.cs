using Insight.Edge.Responses;
using Insight.Exposition;

namespace Insight.Edge.Prediction;

/// <summary>Says what the edge would answer to a body, with the very code that answers (issue 7).</summary>
/// <param name="contract">What the body is held against.</param>
/// <param name="maxBodyBytes">The largest body that is read, in bytes.</param>
internal sealed class Predictor(EdgeContract contract, int maxBodyBytes)
{
    /// <summary>The contract.</summary>
    public EdgeContract Contract { get; } = contract;

    /// <summary>Says it.</summary>
    public PredictedAnswer Predict(ReadOnlySpan<byte> body)
    {
        if (body.Length > maxBodyBytes)
            return PredictTooLarge();
        using var validation = Contract.Validator.Validate(body);
        var outcome = Outcome.Of(validation);
        if (outcome.Kind == OutcomeKind.Accepted && Contract.Responses is AppointmentEventResponses)
            outcome = outcome with { Receipt = EventReceipt.ExampleOf(body) };
        return Answer(outcome, IssueLocator.Locate(Contract, body, validation));
    }

    /// <summary>Says what it would answer to any body that is larger than is read.</summary>
    public PredictedAnswer PredictTooLarge()
    {
        var outcome = Outcome.TooLarge(maxBodyBytes);
        var issue = new LocatedIssue(OutcomeText.Of(outcome), IssueLocator.Body, SnakeCase.Of(nameof(OutcomeKind.TooLarge)), Entry: null, Pointer: "", new TextPlace(0, 0, 1, 1));
        return Answer(outcome, [issue]);
    }

    private PredictedAnswer Answer(Outcome outcome, IReadOnlyList<LocatedIssue> issues)
    {
        using var buffer = AnswerBuffer.Rent();
        Contract.Responses.WriteBody(buffer, outcome);
        return new PredictedAnswer
        {
            Contract = Contract.Name,
            Kind = outcome.Kind,
            Status = Contract.Responses.StatusOf(outcome.Kind),
            Body = buffer.Written.ToArray(),
            Accepted = outcome.Accepted,
            Refused = outcome.Refused,
            Issues = issues,
        };
    }
}
