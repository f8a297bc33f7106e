using Insight.Edge.Responses;

namespace Insight.Edge.Prediction;

/// <summary>What the edge answers to a body, where keys, signature, EHR and limits are in order and storing succeeds.</summary>
internal sealed record PredictedAnswer
{
    /// <summary>The contract that it was held against: <c>sync-appointments</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>How it ends.</summary>
    public required OutcomeKind Kind { get; init; }

    /// <summary>The status.</summary>
    public required int Status { get; init; }

    /// <summary>
    /// The answer's body, byte for byte, save that an event's 201 has an <c>event_id</c> and a <c>received_at</c> that are examples. It may echo an
    /// event's ids, as the answer does.
    /// </summary>
    public required byte[] Body { get; init; }

    /// <summary>How many entries are stored.</summary>
    public required int Accepted { get; init; }

    /// <summary>How many entries are not.</summary>
    public required int Refused { get; init; }

    /// <summary>What the answer tells, in its order, and where in the body it is.</summary>
    public required IReadOnlyList<LocatedIssue> Issues { get; init; }

    /// <summary>Whether all of the body is stored.</summary>
    public bool IsClean => Kind == OutcomeKind.Accepted;
}
