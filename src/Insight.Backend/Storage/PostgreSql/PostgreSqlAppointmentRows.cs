using Insight.Backend.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>The rows of one statement, each of another appointment.</summary>
internal sealed class PostgreSqlAppointmentRows
{
    private readonly Dictionary<(string Ehr, string Id), PostgreSqlAppointmentRow> _rows = [];

    /// <summary>Begins with a row.</summary>
    public PostgreSqlAppointmentRows(PostgreSqlAppointmentRow first) => TryAdd(first);

    /// <summary>Adds a row.</summary>
    /// <returns>Whether it was added: none of its appointment was there.</returns>
    public bool TryAdd(PostgreSqlAppointmentRow row) => _rows.TryAdd((row.Caller.Ehr, row.Entry.Id), row);

    /// <summary>The batch that an appointment's row is of.</summary>
    public PendingBatch SenderOf(string ehr, string id) => _rows[(ehr, id)].Sender;

    /// <summary>Adds the rows' columns, each an array, in the order of the index.</summary>
    public void AddParameters(NpgsqlParameterCollection parameters)
    {
        PostgreSqlAppointmentRow[] rows = [.. _rows.Values];
        Array.Sort(rows, PostgreSqlAppointmentRow.CompareKeys);
        parameters.Add(Column(NpgsqlDbType.Text, rows, row => row.Caller.Ehr));
        parameters.Add(Column(NpgsqlDbType.Bytea, rows, row => row.IdKey));
        parameters.Add(Column(NpgsqlDbType.Text, rows, row => row.Entry.Id));
        parameters.Add(Column(NpgsqlDbType.Text, rows, row => row.Caller.Client));
        parameters.Add(Column(NpgsqlDbType.Text, rows, row => row.Caller.Organization));
        parameters.Add(Column(NpgsqlDbType.Text, rows, row => row.Caller.RequestId));
        parameters.Add(Column(NpgsqlDbType.TimestampTz, rows, row => row.Now));
        parameters.Add(Column(NpgsqlDbType.Bytea, rows, row => row.Entry.Document));
    }

    private static NpgsqlParameter<T[]> Column<T>(NpgsqlDbType type, PostgreSqlAppointmentRow[] rows, Func<PostgreSqlAppointmentRow, T> value) =>
        PostgreSqlArray.Of(type, rows, value);
}
