namespace Insight.Backend.Storage;

/// <summary>What one request asks to store.</summary>
internal sealed class AppointmentBatch(Caller caller, IReadOnlyList<AppointmentEntry> entries)
{
    /// <summary>Who sent it.</summary>
    public Caller Caller { get; } = caller;

    /// <summary>Every entry, in the order sent.</summary>
    public IReadOnlyList<AppointmentEntry> Entries { get; } = entries;

    /// <summary>
    /// The last entry of each id. Only these are written: writing the earlier ones too would make a batch that is sent again
    /// change its rows there and back.
    /// </summary>
    public IEnumerable<AppointmentEntry> LastOfEachId()
    {
        if (Entries.Count == 1) return Entries;
        var last = new Dictionary<string, AppointmentEntry>(Entries.Count, StringComparer.Ordinal);
        foreach (var entry in Entries) last[entry.Id] = entry;
        return last.Values;
    }
}
