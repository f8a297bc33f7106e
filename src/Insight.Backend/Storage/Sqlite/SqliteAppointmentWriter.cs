using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Writes appointments within the writer's transaction.</summary>
internal sealed class SqliteAppointmentWriter : IDisposable
{
    private const string UpsertSql = """
        INSERT INTO appointments (ehr, appointment_id, client, organization, request_id, received_at, updated_at, document)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)
        ON CONFLICT (ehr, appointment_id) DO UPDATE SET
            client = excluded.client, organization = excluded.organization, request_id = excluded.request_id,
            updated_at = excluded.updated_at, document = excluded.document
        WHERE document <> excluded.document
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _upsert;

    /// <summary>Uses the writer's connection.</summary>
    public SqliteAppointmentWriter(SqliteConnection connection)
    {
        _connection = connection;
        _upsert = new SqliteStatement(connection, UpsertSql);
    }

    /// <summary>Writes a batch.</summary>
    /// <returns>How many rows it added or changed.</returns>
    public int Upsert(AppointmentBatch batch, DateTimeOffset now)
    {
        _upsert.Bind(1, batch.Caller.Ehr);
        _upsert.Bind(3, batch.Caller.Client);
        _upsert.Bind(4, batch.Caller.Organization);
        _upsert.Bind(5, batch.Caller.RequestId);
        _upsert.Bind(6, SqliteTime.ToText(now));

        var before = SQLitePCL.raw.sqlite3_total_changes(_connection.Handle);
        foreach (var entry in batch.LastOfEachId())
        {
            _upsert.Bind(2, entry.Id);
            _upsert.BindText(7, entry.Document.Span);
            _upsert.Execute();
        }

        _upsert.Forget();
        return SQLitePCL.raw.sqlite3_total_changes(_connection.Handle) - before;
    }

    /// <inheritdoc/>
    public void Dispose() => _upsert.Dispose();
}
