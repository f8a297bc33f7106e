using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Writes events within the writer's transaction.</summary>
internal sealed class SqliteEventWriter(SqliteConnection connection) : IDisposable
{
    private const string FindSql = "SELECT event_id, received_at FROM events WHERE client = ?1 AND content_hash = ?2";

    private const string InsertSql = """
        INSERT INTO events (client, content_hash, ehr, organization, request_id, received_at, document)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """;

    private readonly SqliteStatement _find = new(connection, FindSql);
    private readonly SqliteStatement _insert = new(connection, InsertSql);

    /// <summary>Writes an event, unless its client's event of this content is there.</summary>
    public EventReceipt Add(AppointmentEvent appointmentEvent, ReadOnlySpan<byte> hash, DateTimeOffset now)
    {
        // Looked for first, and not left to ON CONFLICT, which takes an id for the row that it then does not insert. Nothing can
        // come in between: the transaction holds the write lock.
        if (Find(appointmentEvent.Caller.Client, hash) is { } first) return first;

        _insert.Bind(1, appointmentEvent.Caller.Client);
        _insert.BindBlob(2, hash);
        _insert.Bind(3, appointmentEvent.Caller.Ehr);
        _insert.Bind(4, appointmentEvent.Caller.Organization);
        _insert.Bind(5, appointmentEvent.Caller.RequestId);
        _insert.Bind(6, SqliteTime.ToText(now));
        _insert.BindText(7, appointmentEvent.Document.Span);
        _insert.Execute();
        // SQLite has a copy of its own: it is not to outlive its transaction.
        _insert.Forget();
        return new EventReceipt(SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle), now, IsNew: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
    }

    private EventReceipt? Find(string client, ReadOnlySpan<byte> hash)
    {
        _find.Bind(1, client);
        _find.BindBlob(2, hash);
        if (!_find.Read()) return null;
        var first = new EventReceipt(_find.Number(0), SqliteTime.FromText(_find.Text(1)), IsNew: false);
        _find.Reset();
        return first;
    }
}
