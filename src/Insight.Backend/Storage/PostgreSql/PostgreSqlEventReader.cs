using Npgsql;
using NpgsqlTypes;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Reads events.</summary>
internal static class PostgreSqlEventReader
{
    private const string Columns = "event_id, client, ehr, organization, request_id, received_at, document";
    private const string FindSql = $"SELECT {Columns} FROM events WHERE event_id = $1";

    // The server measures, which it does without reading a document, and sends no more than the page takes: what is left of a
    // result that is not read to its end would come over the wire all the same. The first event goes whatever its length.
    private const string PageSql = $"""
        SELECT {Columns}
        FROM (
            SELECT *, sum(octet_length(document)) OVER (ORDER BY event_id) AS bytes
            FROM (SELECT * FROM events WHERE event_id > $1 ORDER BY event_id LIMIT $2) AS following
        ) AS measured
        WHERE bytes <= $3 OR bytes = octet_length(document)
        ORDER BY event_id
        """;

    /// <summary>Finds one event.</summary>
    public static async Task<StoredEvent?> FindAsync(NpgsqlConnection connection, long eventId, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand(FindSql, connection) { Parameters = { Number(eventId) } };
        await using var row = await find.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Event(row) : null;
    }

    /// <summary>Reads the events that follow one, and stops ahead of the event that would make the page too large.</summary>
    public static async Task<IReadOnlyList<StoredEvent>> ReadAsync(
        NpgsqlConnection connection, long after, int limit, CancellationToken cancellationToken)
    {
        await using var page = new NpgsqlCommand(PageSql, connection)
        {
            Parameters = { Number(after), Number(limit), Number(IEventStore.MaxPageBytes) },
        };
        await using var row = await page.ExecuteReaderAsync(cancellationToken);
        var events = new List<StoredEvent>();
        while (await row.ReadAsync(cancellationToken)) events.Add(Event(row));
        return events;
    }

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    private static StoredEvent Event(NpgsqlDataReader row) => new()
    {
        EventId = row.GetInt64(0),
        Caller = new(row.GetString(1), row.GetString(2), PostgreSqlText.OrNull(row, 3), PostgreSqlText.OrNull(row, 4)),
        ReceivedAt = row.GetFieldValue<DateTimeOffset>(5),
        Document = row.GetFieldValue<byte[]>(6),
    };
}
