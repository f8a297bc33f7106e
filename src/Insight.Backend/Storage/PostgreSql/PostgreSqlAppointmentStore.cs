using Insight.Backend.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Appointments in one PostgreSQL database.</summary>
internal sealed class PostgreSqlAppointmentStore(PostgreSqlDatabase database, WriteQueue queue) : IAppointmentStore
{
    private const string FindSql = """
        SELECT client, organization, request_id, received_at, updated_at, document
        FROM appointments WHERE ehr = $1 AND id_key = $2
        """;

    /// <inheritdoc/>
    public Task<int> UpsertAsync(AppointmentBatch batch, CancellationToken cancellationToken) =>
        queue.WriteAsync(new PendingBatch(batch), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredAppointment?> FindAsync(string ehr, string id, CancellationToken cancellationToken) =>
        database.ReadAsync((connection, token) => FindAsync(connection, ehr, id, token), cancellationToken);

    private static async Task<StoredAppointment?> FindAsync(NpgsqlConnection connection, string ehr, string id, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand(FindSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = ehr, NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<byte[]> { TypedValue = PostgreSqlIdKey.Of(id), NpgsqlDbType = NpgsqlDbType.Bytea },
            },
        };
        await using var row = await find.ExecuteReaderAsync(cancellationToken);
        return !await row.ReadAsync(cancellationToken) ? null : new StoredAppointment
        {
            Caller = new(row.GetString(0), ehr, PostgreSqlText.OrNull(row, 1), PostgreSqlText.OrNull(row, 2)),
            ReceivedAt = row.GetFieldValue<DateTimeOffset>(3),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(4),
            Document = row.GetFieldValue<byte[]>(5),
        };
    }
}
