namespace Insight.Backend.Storage;

/// <summary>A stored appointment. Not a record: a record prints itself, and this is patient data.</summary>
internal sealed class StoredAppointment
{
    /// <summary>Who sent the stored version.</summary>
    public required Caller Caller { get; init; }

    /// <summary>When the appointment was first received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The entry's JSON exactly as received.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }
}
