using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>
/// The one connection that writes, with its prepared statements. For one caller at a time. After any failure it is to be
/// disposed, which rolls back whatever had begun.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    // SQLite begins an immediate transaction on a read-only file without a word; only a statement that writes is refused. This
    // one looks for a key that no row has.
    private const string ProbeSql = "UPDATE appointments SET client = client WHERE ehr = '' AND appointment_id = ''";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _probe;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;

    /// <summary>Takes over an open connection.</summary>
    public SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Command("BEGIN IMMEDIATE");
        _probe = Command(ProbeSql);
        _commit = Command("COMMIT");
        _rollback = Command("ROLLBACK");
        Appointments = new SqliteAppointmentWriter(connection);
        Events = new SqliteEventWriter(connection);
    }

    /// <summary>Writes appointments.</summary>
    public SqliteAppointmentWriter Appointments { get; }

    /// <summary>Writes events.</summary>
    public SqliteEventWriter Events { get; }

    /// <summary>Does a piece of writing in a transaction of its own.</summary>
    public T InTransaction<T>(Func<SqliteWriter, T> work)
    {
        _begin.ExecuteNonQuery();
        var result = work(this);
        _commit.ExecuteNonQuery();
        return result;
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
        Appointments.Dispose();
        Events.Dispose();
        _begin.Dispose();
        _probe.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
