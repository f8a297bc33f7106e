using Insight.Backend.Storage.Writing;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Appointments in one SQLite file.</summary>
internal sealed class SqliteAppointmentStore(SqliteDatabase database, WriteQueue queue) : IAppointmentStore
{
    /// <inheritdoc/>
    public Task<int> UpsertAsync(AppointmentBatch batch, CancellationToken cancellationToken) =>
        queue.WriteAsync(new PendingBatch(batch), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredAppointment?> FindAsync(string ehr, string id, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => reader.Appointments.Find(ehr, id), cancellationToken);
}
