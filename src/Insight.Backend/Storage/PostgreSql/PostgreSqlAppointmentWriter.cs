using Insight.Backend.Storage.Writing;
using Npgsql;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Writes a group's appointments.</summary>
/// <remarks>
/// A statement changes a row once. Where pieces of a group have an id in common, the second of them goes into a second statement,
/// and so on: each sees what the one before it wrote, as if they had come one after the other.
/// </remarks>
internal sealed class PostgreSqlAppointmentWriter
{
    // The rows are sorted already: everybody takes the locks in one order, and nobody waits for one who waits for him.
    private const string UpsertSql = """
        INSERT INTO appointments AS stored
            (ehr, id_key, appointment_id, client, organization, request_id, received_at, updated_at, document)
        SELECT ehr, id_key, appointment_id, client, organization, request_id, now, now, document
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
            AS sent (ehr, id_key, appointment_id, client, organization, request_id, now, document)
        ON CONFLICT (ehr, id_key) DO UPDATE SET
            client = excluded.client, organization = excluded.organization, request_id = excluded.request_id,
            updated_at = excluded.updated_at, document = excluded.document
        WHERE stored.document <> excluded.document
        RETURNING ehr, appointment_id
        """;

    private readonly Dictionary<PendingBatch, int> _changed = [];
    private readonly List<PostgreSqlAppointmentRows> _statements = [];

    /// <summary>Adds a batch.</summary>
    public void Add(PendingBatch batch, DateTimeOffset now)
    {
        _changed.Add(batch, 0);
        foreach (var entry in batch.Batch.LastOfEachId())
        {
            var row = new PostgreSqlAppointmentRow(batch, entry, now);
            if (!_statements.Exists(rows => rows.TryAdd(row))) _statements.Add(new PostgreSqlAppointmentRows(row));
        }
    }

    /// <summary>Adds what is to be executed.</summary>
    public void AddStatements(NpgsqlBatch statements)
    {
        foreach (var rows in _statements)
        {
            var upsert = new NpgsqlBatchCommand(UpsertSql);
            rows.AddParameters(upsert.Parameters);
            statements.BatchCommands.Add(upsert);
        }
    }

    /// <summary>Reads what <see cref="AddStatements"/> led to, which is one result for each.</summary>
    public void Read(NpgsqlDataReader results)
    {
        foreach (var rows in _statements)
        {
            while (results.Read()) _changed[rows.SenderOf(results.GetString(0), results.GetString(1))]++;
            results.NextResult();
        }
    }

    /// <summary>Leaves each batch how many rows it added or changed.</summary>
    public void Tell()
    {
        foreach (var (batch, changed) in _changed) batch.Leave(changed);
    }
}
