using Insight.Backend.Storage.Writing;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>An appointment to write. Not a record: a record prints itself, and this is patient data.</summary>
internal sealed class PostgreSqlAppointmentRow(PendingBatch sender, AppointmentEntry entry, DateTimeOffset now)
{
    /// <summary>The batch that it is of.</summary>
    public PendingBatch Sender { get; } = sender;

    /// <summary>What is written.</summary>
    public AppointmentEntry Entry { get; } = entry;

    /// <summary>When it came.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Who sent it.</summary>
    public Caller Caller => Sender.Batch.Caller;

    /// <summary>What stands for its id in the index.</summary>
    public byte[] IdKey { get; } = PostgreSqlIdKey.Of(entry.Id);

    /// <summary>Compares rows by their places in the index, or at least in an order that is always the same.</summary>
    public static int CompareKeys(PostgreSqlAppointmentRow one, PostgreSqlAppointmentRow other)
    {
        var ehr = string.CompareOrdinal(one.Caller.Ehr, other.Caller.Ehr);
        return ehr != 0 ? ehr : one.IdKey.AsSpan().SequenceCompareTo(other.IdKey);
    }
}
