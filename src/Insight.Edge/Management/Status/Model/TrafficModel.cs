namespace Insight.Edge.Management.Status.Model;

/// <summary>What came, and how it ended.</summary>
internal sealed record TrafficModel
{
    /// <summary>Requests a second, now.</summary>
    public required double Rate { get; init; }

    /// <summary>How far back the rest goes: a quarter of an hour, or less where the edge has not run for so long.</summary>
    public required TimeSpan Span { get; init; }

    /// <summary>Requests in that time that were stored, whole or in part.</summary>
    public required long Stored { get; init; }

    /// <summary>Requests that were refused.</summary>
    public required long Refused { get; init; }

    /// <summary>Requests that failed.</summary>
    public required long Failed { get; init; }

    /// <summary>All requests.</summary>
    public required long Requests { get; init; }

    /// <summary>How they ended, the most frequent first.</summary>
    public required IReadOnlyList<OutcomeRow> Outcomes { get; init; }

    /// <summary>Rates over time, the oldest first; null where nothing is known.</summary>
    public required IReadOnlyList<Slot?> Slots { get; init; }

    /// <summary>How long requests took in that time.</summary>
    public required Latency Latency { get; init; }

    /// <summary>How long they took in the last minute.</summary>
    public required Latency LastMinute { get; init; }
}
