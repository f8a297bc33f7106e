using Insight.Backend.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>
/// The one connection that writes, with its prepared statements. For one caller at a time. After any failure it is to be
/// disposed, which rolls back whatever had begun.
/// </summary>
internal sealed class SqliteWriter(SqliteConnection connection, TimeProvider time) : IDisposable
{
    // SQLite begins an immediate transaction on a read-only file without a word; only a statement that writes is refused. This
    // one looks for a key that no row has.
    private const string ProbeSql = "UPDATE appointments SET client = client WHERE ehr = '' AND appointment_id = ''";

    private readonly SqliteStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement _probe = new(connection, ProbeSql);
    private readonly SqliteStatement _commit = new(connection, "COMMIT");
    private readonly SqliteStatement _rollback = new(connection, "ROLLBACK");
    private readonly SqliteAppointmentWriter _appointments = new(connection);
    private readonly SqliteEventWriter _events = new(connection);

    /// <summary>Takes the file's write lock, which the next call of <see cref="WriteGroup"/> or <see cref="Probe"/> needs and gives back.</summary>
    public void Begin() => _begin.Execute();

    /// <summary>Writes a group, each piece in its turn, and commits.</summary>
    public void WriteGroup(IReadOnlyList<PendingWrite> group)
    {
        foreach (var piece in group) Write(piece);
        _commit.Execute();
    }

    /// <summary>Asks to write, and changes nothing.</summary>
    public void Probe()
    {
        _probe.Execute();
        _rollback.Execute();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _appointments.Dispose();
        _events.Dispose();
        _begin.Dispose();
        _probe.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        connection.Dispose();
    }

    private void Write(PendingWrite piece)
    {
        switch (piece)
        {
            case PendingBatch batch:
                batch.Leave(_appointments.Upsert(batch.Batch, time.GetUtcNow()));
                break;
            case PendingEvent pending:
                pending.Leave(_events.Add(pending.Event, pending.ContentHash, time.GetUtcNow()));
                break;
            default:
                throw new NotSupportedException(piece.GetType().Name);
        }
    }
}
