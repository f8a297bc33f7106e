namespace Insight.Backend.Storage;

/// <summary>A stored event. Not a record: a record prints itself, and this is patient data.</summary>
internal sealed class StoredEvent
{
    /// <summary>Its id.</summary>
    public required long EventId { get; init; }

    /// <summary>Who sent it first.</summary>
    public required Caller Caller { get; init; }

    /// <summary>When it was first received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The event's JSON exactly as first received.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }
}
