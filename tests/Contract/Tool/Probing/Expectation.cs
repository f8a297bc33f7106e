using System.Text;
using System.Text.Json.Nodes;
using Insight.Edge;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Prediction;
using Insight.Edge.Responses;

namespace Insight.Contract.Probing;

/// <summary>What the contract says of an answer.</summary>
/// <param name="Contract">The contract that answers.</param>
/// <param name="Kind">How the request ends.</param>
/// <param name="Status">The status.</param>
/// <param name="Text">The body, one JSON value; of an event that is stored with an id and a time that are examples.</param>
internal sealed record Expectation(string Contract, OutcomeKind Kind, int Status, string Text)
{
    /// <summary>Whether the answer is to a client that the edge knows by then, and tells what is left of its limit.</summary>
    public bool TellsLimit => OutcomeLabel.IsOfClient(Kind);

    /// <summary>Whether it is a 201, in which the edge chooses the event's id and when it came.</summary>
    public bool IsReceipt => Kind == OutcomeKind.Accepted && Contract == AppointmentEventResponses.Name;

    /// <summary>The body.</summary>
    public JsonNode Body => JsonNode.Parse(Text)!;

    /// <summary>What is answered to an outcome that is not the payload's.</summary>
    public static Expectation Of(EdgeContract contract, Outcome outcome)
    {
        using var body = AnswerBuffer.Rent();
        contract.Responses.WriteBody(body, outcome);
        return new(contract.Name, outcome.Kind, contract.Responses.StatusOf(outcome.Kind), Encoding.UTF8.GetString(body.Written.Span));
    }

    /// <summary>What is answered to a payload.</summary>
    public static Expectation Of(PredictedAnswer predicted) =>
        new(predicted.Contract, predicted.Kind, predicted.Status, Encoding.UTF8.GetString(predicted.Body));
}
