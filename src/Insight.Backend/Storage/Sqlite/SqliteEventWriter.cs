using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Writes events within the writer's transaction.</summary>
internal sealed class SqliteEventWriter : IDisposable
{
    private const string FindSql = "SELECT event_id, received_at FROM events WHERE client = @client AND content_hash = @hash";

    private const string InsertSql = """
        INSERT INTO events (client, content_hash, ehr, organization, request_id, received_at, document)
        VALUES (@client, @hash, @ehr, @organization, @request_id, @now, CAST(@document AS TEXT))
        RETURNING event_id
        """;

    private readonly SqliteCommand _find;
    private readonly SqliteCommand _insert;

    /// <summary>Uses the writer's connection.</summary>
    public SqliteEventWriter(SqliteConnection connection)
    {
        _find = connection.CreateCommand();
        _find.CommandText = FindSql;
        _find.Parameters.Add("@client", SqliteType.Text);
        _find.Parameters.Add("@hash", SqliteType.Blob);

        _insert = connection.CreateCommand();
        _insert.CommandText = InsertSql;
        foreach (var name in (string[])["@client", "@ehr", "@organization", "@request_id", "@now"])
            _insert.Parameters.Add(name, SqliteType.Text);
        _insert.Parameters.Add("@hash", SqliteType.Blob);
        // Bytes, cast in the statement: text would have to go by way of a string twice the size.
        _insert.Parameters.Add("@document", SqliteType.Blob);
    }

    /// <summary>Writes an event, unless its client's event of this content is there.</summary>
    public EventReceipt Add(AppointmentEvent appointmentEvent, byte[] hash, DateTimeOffset now)
    {
        // Looked for first, and not left to ON CONFLICT, which takes an id for the row that it then does not insert. Nothing can
        // come in between: the transaction holds the write lock.
        if (Find(appointmentEvent.Caller.Client, hash) is { } first) return first;

        Set("@client", appointmentEvent.Caller.Client);
        Set("@hash", hash);
        Set("@ehr", appointmentEvent.Caller.Ehr);
        Set("@organization", appointmentEvent.Caller.Organization);
        Set("@request_id", appointmentEvent.Caller.RequestId);
        Set("@now", SqliteTime.ToText(now));
        Set("@document", appointmentEvent.Document.ToArray());
        var eventId = (long)_insert.ExecuteScalar()!;
        Set("@document", value: null);
        return new EventReceipt(eventId, now, IsNew: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
    }

    private EventReceipt? Find(string client, byte[] hash)
    {
        _find.Parameters["@client"].Value = client;
        _find.Parameters["@hash"].Value = hash;
        using var row = _find.ExecuteReader();
        return row.Read() ? new(row.GetInt64(0), SqliteTime.FromText(row.GetString(1)), IsNew: false) : null;
    }

    private void Set(string parameter, object? value) => _insert.Parameters[parameter].Value = value ?? DBNull.Value;
}
