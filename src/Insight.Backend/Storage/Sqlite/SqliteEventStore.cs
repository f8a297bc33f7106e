using Insight.Backend.Storage.Writing;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Appointment events in one SQLite file.</summary>
/// <remarks>
/// Why ids become visible in their order: an event gets its id inside a transaction that holds the file's one write lock, so
/// the next id is given, by whichever process, only after this one is committed, and a reader sees commits in their order.
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
