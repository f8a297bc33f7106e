using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Reads events.</summary>
internal sealed class SqliteEventReader : IDisposable
{
    private const string Columns = "event_id, client, ehr, organization, request_id, received_at, CAST(document AS BLOB)";
    private const string FindSql = $"SELECT {Columns} FROM events WHERE event_id = @id";
    private const string PageSql = $"SELECT {Columns} FROM events WHERE event_id > @after ORDER BY event_id LIMIT @limit";

    private readonly SqliteCommand _find;
    private readonly SqliteCommand _page;

    /// <summary>Uses the reader's connection.</summary>
    public SqliteEventReader(SqliteConnection connection)
    {
        _find = connection.CreateCommand();
        _find.CommandText = FindSql;
        _find.Parameters.Add("@id", SqliteType.Integer);

        _page = connection.CreateCommand();
        _page.CommandText = PageSql;
        _page.Parameters.Add("@after", SqliteType.Integer);
        _page.Parameters.Add("@limit", SqliteType.Integer);
    }

    /// <summary>Finds one event.</summary>
    public StoredEvent? Find(long eventId)
    {
        _find.Parameters["@id"].Value = eventId;
        using var row = _find.ExecuteReader();
        return row.Read() ? Event(row) : null;
    }

    /// <summary>Reads the events that follow one, and stops ahead of the event that would make the page too large.</summary>
    public IReadOnlyList<StoredEvent> Read(long after, int limit)
    {
        _page.Parameters["@after"].Value = after;
        _page.Parameters["@limit"].Value = limit;
        using var row = _page.ExecuteReader();
        var page = new List<StoredEvent>();
        var bytes = 0L;
        while (row.Read())
        {
            var next = Event(row);
            bytes += next.Document.Length;
            if (page.Count > 0 && bytes > IEventStore.MaxPageBytes) break;
            page.Add(next);
        }

        return page;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _page.Dispose();
    }

    private static StoredEvent Event(SqliteDataReader row) => new()
    {
        EventId = row.GetInt64(0),
        Caller = new(row.GetString(1), row.GetString(2), SqliteText.OrNull(row, 3), SqliteText.OrNull(row, 4)),
        ReceivedAt = SqliteTime.FromText(row.GetString(5)),
        Document = row.GetFieldValue<byte[]>(6),
    };
}
