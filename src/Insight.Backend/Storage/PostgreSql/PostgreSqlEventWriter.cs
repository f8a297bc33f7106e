using System.Text;
using Insight.Backend.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Writes a group's events.</summary>
/// <remarks>
/// <para>Why ids become visible in their order: an event gets its id behind a lock that its transaction keeps until it is
/// committed, and so does every other backend's; a lock is given back only when the commit is visible.</para>
/// <para>Why there are no gaps: the last id is kept in a sequence that is set, not drawn from, after everything else went well.
/// A transaction that fails before that has taken none.</para>
/// <para>Both are decision 6 in docs/decisions.</para>
/// </remarks>
internal sealed class PostgreSqlEventWriter
{
    private static readonly string LockSql = $"SELECT pg_advisory_xact_lock({PostgreSqlLocks.EventIds})";

    // A statement of its own behind the lock: it sees what was committed before the lock was given. The largest id counts too, for
    // a database that was restored, or copied by a replication that leaves sequences out.
    private const string InsertSql = """
        INSERT INTO events (event_id, client, content_hash, ehr, organization, request_id, received_at, document)
        SELECT
            (SELECT greatest((SELECT last_value FROM event_ids), (SELECT max(event_id) FROM events))) + row_number() OVER (ORDER BY place),
            client, content_hash, ehr, organization, request_id, received_at, document
        FROM unnest($1, $2, $3, $4, $5, $6, $7) WITH ORDINALITY
            AS sent (client, content_hash, ehr, organization, request_id, received_at, document, place)
        WHERE NOT EXISTS (
            SELECT FROM events AS stored WHERE stored.client = sent.client AND stored.content_hash = sent.content_hash)
        RETURNING event_id
        """;

    private const string CountSql = """
        SELECT setval('event_ids', max(event_id)) FROM events HAVING max(event_id) > (SELECT last_value FROM event_ids)
        """;

    private const string ReceiptsSql = """
        SELECT place, event_id, received_at
        FROM unnest($1, $2) WITH ORDINALITY AS sent (client, content_hash, place)
        JOIN events USING (client, content_hash)
        """;

    // What is sent once and again in one group is one event; its first sender stores it.
    private readonly Dictionary<(string Client, string Hash), int> _places = [];
    private readonly List<(PendingEvent Sent, DateTimeOffset Now)> _events = [];
    private readonly List<(PendingEvent Sent, int Place)> _replays = [];

    /// <summary>Adds an event.</summary>
    public void Add(PendingEvent sent, DateTimeOffset now)
    {
        var content = (sent.Event.Caller.Client, Encoding.Latin1.GetString(sent.ContentHash));
        if (_places.TryAdd(content, _events.Count)) _events.Add((sent, now));
        else _replays.Add((sent, _places[content]));
    }

    /// <summary>Adds what is to be executed.</summary>
    public void AddStatements(NpgsqlBatch statements)
    {
        if (_events.Count == 0) return;
        var events = _events.ToArray();
        statements.BatchCommands.Add(new(LockSql));
        statements.BatchCommands.Add(new(InsertSql)
        {
            Parameters =
            {
                PostgreSqlArray.Of(NpgsqlDbType.Text, events, each => each.Sent.Event.Caller.Client),
                PostgreSqlArray.Of(NpgsqlDbType.Bytea, events, each => each.Sent.ContentHash),
                PostgreSqlArray.Of(NpgsqlDbType.Text, events, each => each.Sent.Event.Caller.Ehr),
                PostgreSqlArray.Of(NpgsqlDbType.Text, events, each => each.Sent.Event.Caller.Organization),
                PostgreSqlArray.Of(NpgsqlDbType.Text, events, each => each.Sent.Event.Caller.RequestId),
                PostgreSqlArray.Of(NpgsqlDbType.TimestampTz, events, each => each.Now),
                PostgreSqlArray.Of(NpgsqlDbType.Bytea, events, each => each.Sent.Event.Document),
            },
        });
        statements.BatchCommands.Add(new(CountSql));
        statements.BatchCommands.Add(new(ReceiptsSql)
        {
            Parameters =
            {
                PostgreSqlArray.Of(NpgsqlDbType.Text, events, each => each.Sent.Event.Caller.Client),
                PostgreSqlArray.Of(NpgsqlDbType.Bytea, events, each => each.Sent.ContentHash),
            },
        });
    }

    /// <summary>Reads what <see cref="AddStatements"/> led to, and leaves each event its receipt.</summary>
    public void Read(NpgsqlDataReader results)
    {
        if (_events.Count == 0) return;
        results.NextResult(); // the lock's
        var added = new HashSet<long>();
        while (results.Read()) added.Add(results.GetInt64(0));
        results.NextResult();
        results.NextResult(); // the count's
        var receipts = new EventReceipt[_events.Count];
        while (results.Read())
        {
            var id = results.GetInt64(1);
            receipts[results.GetInt64(0) - 1] = new EventReceipt(id, results.GetFieldValue<DateTimeOffset>(2), added.Contains(id));
        }

        for (var place = 0; place < receipts.Length; place++) _events[place].Sent.Leave(receipts[place]);
        foreach (var (sent, place) in _replays) sent.Leave(receipts[place] with { IsNew = false });
    }
}
