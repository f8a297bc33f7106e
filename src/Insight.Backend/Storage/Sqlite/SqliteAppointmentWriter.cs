using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Writes appointments within the writer's transaction.</summary>
internal sealed class SqliteAppointmentWriter : IDisposable
{
    private const string UpsertSql = """
        INSERT INTO appointments (ehr, appointment_id, client, organization, request_id, received_at, updated_at, document)
        VALUES (@ehr, @id, @client, @organization, @request_id, @now, @now, CAST(@document AS TEXT))
        ON CONFLICT (ehr, appointment_id) DO UPDATE SET
            client = excluded.client, organization = excluded.organization, request_id = excluded.request_id,
            updated_at = excluded.updated_at, document = excluded.document
        WHERE document <> excluded.document
        """;

    private readonly SqliteCommand _upsert;

    /// <summary>Uses the writer's connection.</summary>
    public SqliteAppointmentWriter(SqliteConnection connection)
    {
        _upsert = connection.CreateCommand();
        _upsert.CommandText = UpsertSql;
        foreach (var name in (string[])["@ehr", "@id", "@client", "@organization", "@request_id", "@now"])
            _upsert.Parameters.Add(name, SqliteType.Text);
        // Bytes, cast in the statement: text would have to go by way of a string twice the size.
        _upsert.Parameters.Add("@document", SqliteType.Blob);
    }

    /// <summary>Writes a batch.</summary>
    /// <returns>How many rows it added or changed.</returns>
    public int Upsert(AppointmentBatch batch, DateTimeOffset now)
    {
        Set("@ehr", batch.Caller.Ehr);
        Set("@client", batch.Caller.Client);
        Set("@organization", batch.Caller.Organization);
        Set("@request_id", batch.Caller.RequestId);
        Set("@now", SqliteTime.ToText(now));

        var changed = 0;
        foreach (var entry in batch.LastOfEachId())
        {
            Set("@id", entry.Id);
            Set("@document", entry.Document.ToArray());
            changed += _upsert.ExecuteNonQuery();
        }

        Set("@document", value: null);
        return changed;
    }

    /// <inheritdoc/>
    public void Dispose() => _upsert.Dispose();

    private void Set(string parameter, object? value) => _upsert.Parameters[parameter].Value = value ?? DBNull.Value;
}
