namespace Insight.Backend.Storage;

/// <summary>One entry of a batch. Not a record: a record prints itself, and this is patient data.</summary>
internal sealed class AppointmentEntry(string id, ReadOnlyMemory<byte> document)
{
    /// <summary>The appointment's id.</summary>
    public string Id { get; } = id;

    /// <summary>The entry's JSON exactly as received.</summary>
    public ReadOnlyMemory<byte> Document { get; } = document;
}
