using Insight.Backend.Storage.Writing;
using Npgsql;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Writes a group: all its statements in one round trip, which the server takes for one transaction.</summary>
/// <remarks>
/// Nothing begins or commits it: the statements of a batch have one <c>Sync</c> behind them, and the server commits there
/// (https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-FLOW-PIPELINING). So locks are held for the statements
/// and the commit, and not while a message travels. Appointments come first, because of the two locks of a group
/// everybody waits for the one on event ids.
/// </remarks>
internal static class PostgreSqlGroup
{
    /// <summary>Writes a group, leaves each piece its result, and returns once it is committed.</summary>
    public static void Write(NpgsqlConnection connection, IReadOnlyList<PendingWrite> group, TimeProvider time)
    {
        var appointments = new PostgreSqlAppointmentWriter();
        var events = new PostgreSqlEventWriter();
        foreach (var piece in group)
        {
            switch (piece)
            {
                case PendingBatch batch:
                    appointments.Add(batch, time.GetUtcNow());
                    break;
                case PendingEvent pending:
                    events.Add(pending, time.GetUtcNow());
                    break;
                default:
                    throw new NotSupportedException(piece.GetType().Name);
            }
        }

        using var statements = new NpgsqlBatch(connection);
        appointments.AddStatements(statements);
        events.AddStatements(statements);
        if (statements.BatchCommands.Count > 0) Execute(statements, appointments, events);
        appointments.Tell();
    }

    private static void Execute(NpgsqlBatch statements, PostgreSqlAppointmentWriter appointments, PostgreSqlEventWriter events)
    {
        using var results = statements.ExecuteReader();
        appointments.Read(results);
        events.Read(results);
        // There is nothing more but the commit, and a failure of the commit is told here.
        while (results.NextResult())
        {
        }
    }
}
