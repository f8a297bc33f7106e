using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>
/// The one connection that writes, with its prepared statements. For one caller at a time. After any failure it is to be
/// disposed, which rolls back whatever had begun.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const string UpsertSql = """
        INSERT INTO appointments (ehr, appointment_id, client, organization, request_id, received_at, updated_at, document)
        VALUES (@ehr, @id, @client, @organization, @request_id, @now, @now, CAST(@document AS TEXT))
        ON CONFLICT (ehr, appointment_id) DO UPDATE SET
            client = excluded.client, organization = excluded.organization, request_id = excluded.request_id,
            updated_at = excluded.updated_at, document = excluded.document
        WHERE document <> excluded.document
        """;

    // SQLite begins an immediate transaction on a read-only file without a word; only a statement that writes is refused. This
    // one looks for a key that no row has.
    private const string ProbeSql = "UPDATE appointments SET client = client WHERE ehr = '' AND appointment_id = ''";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _upsert;
    private readonly SqliteCommand _probe;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;

    /// <summary>Takes over an open connection.</summary>
    public SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Command("BEGIN IMMEDIATE");
        _upsert = Command(UpsertSql);
        foreach (var name in (string[])["@ehr", "@id", "@client", "@organization", "@request_id", "@now"])
            _upsert.Parameters.Add(name, SqliteType.Text);
        // Bytes, cast in the statement: text would have to go by way of a string twice the size.
        _upsert.Parameters.Add("@document", SqliteType.Blob);
        _probe = Command(ProbeSql);
        _commit = Command("COMMIT");
        _rollback = Command("ROLLBACK");
    }

    /// <summary>Writes a batch in one transaction.</summary>
    /// <returns>How many rows it added or changed.</returns>
    public int Upsert(AppointmentBatch batch, DateTimeOffset now)
    {
        Set("@ehr", batch.Caller.Ehr);
        Set("@client", batch.Caller.Client);
        Set("@organization", batch.Caller.Organization);
        Set("@request_id", batch.Caller.RequestId);
        Set("@now", SqliteTime.ToText(now));

        _begin.ExecuteNonQuery();
        var changed = 0;
        foreach (var entry in batch.LastOfEachId())
        {
            Set("@id", entry.Id);
            Set("@document", entry.Document.ToArray());
            changed += _upsert.ExecuteNonQuery();
        }

        _commit.ExecuteNonQuery();
        Set("@document", value: null);
        return changed;
    }

    /// <summary>Asks to write, and changes nothing.</summary>
    public void Probe()
    {
        _begin.ExecuteNonQuery();
        _probe.ExecuteNonQuery();
        _rollback.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _begin.Dispose();
        _upsert.Dispose();
        _probe.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _connection.Dispose();
    }

    private void Set(string parameter, object? value) => _upsert.Parameters[parameter].Value = value ?? DBNull.Value;

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
