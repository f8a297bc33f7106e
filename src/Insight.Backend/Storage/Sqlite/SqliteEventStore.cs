using Insight.Backend.Storage.Writing;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Appointment events in one SQLite file.</summary>
/// <remarks>
/// Why ids become visible in their order: an event gets its id inside a transaction that holds the file's one write lock, so
/// the next id is given, by whichever process, only after this one is committed, and a reader sees commits in their order. Not
/// so with a PostgreSQL sequence, which gives 8 to one transaction while the one with 7 is still to commit: a consumer that
/// has read 8 would never see 7. There, either a lock held until the commit (<c>pg_advisory_xact_lock</c>) is to be taken
/// before the id is, or the feed is to end before the first id whose transaction is not over (<c>pg_snapshot_xmin</c>).
/// </remarks>
internal sealed class SqliteEventStore(SqliteDatabase database, WriteQueue queue) : IEventStore
{
    /// <inheritdoc/>
    public Task<EventReceipt> AddAsync(AppointmentEvent appointmentEvent, CancellationToken cancellationToken) =>
        queue.WriteAsync(new PendingEvent(appointmentEvent), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredEvent?> FindAsync(long eventId, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => reader.Events.Find(eventId), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => reader.Events.Read(after, limit), cancellationToken);
}
