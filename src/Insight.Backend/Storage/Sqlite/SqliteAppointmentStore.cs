namespace Insight.Backend.Storage.Sqlite;

/// <summary>Appointments in one SQLite file.</summary>
internal sealed class SqliteAppointmentStore(SqliteDatabase database, TimeProvider time) : IAppointmentStore
{
    /// <inheritdoc/>
    public Task<int> UpsertAsync(AppointmentBatch batch, CancellationToken cancellationToken) =>
        database.WriteAsync(writer => writer.Appointments.Upsert(batch, time.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredAppointment?> FindAsync(string ehr, string id, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => reader.Appointments.Find(ehr, id), cancellationToken);
}
