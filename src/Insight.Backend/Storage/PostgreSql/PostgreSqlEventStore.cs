using Insight.Backend.Storage.Writing;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Appointment events in one PostgreSQL database.</summary>
internal sealed class PostgreSqlEventStore(PostgreSqlDatabase database, WriteQueue queue) : IEventStore
{
    /// <inheritdoc/>
    public Task<EventReceipt> AddAsync(AppointmentEvent appointmentEvent, CancellationToken cancellationToken) =>
        queue.WriteAsync(new PendingEvent(appointmentEvent), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredEvent?> FindAsync(long eventId, CancellationToken cancellationToken) =>
        database.ReadAsync((connection, token) => PostgreSqlEventReader.FindAsync(connection, eventId, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync((connection, token) => PostgreSqlEventReader.ReadAsync(connection, after, limit, token), cancellationToken);
}
