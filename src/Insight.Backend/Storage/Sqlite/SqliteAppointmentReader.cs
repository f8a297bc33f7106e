using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Reads appointments.</summary>
internal sealed class SqliteAppointmentReader : IDisposable
{
    private const string FindSql = """
        SELECT client, organization, request_id, received_at, updated_at, CAST(document AS BLOB)
        FROM appointments WHERE ehr = @ehr AND appointment_id = @id
        """;

    private readonly SqliteCommand _find;

    /// <summary>Uses the reader's connection.</summary>
    public SqliteAppointmentReader(SqliteConnection connection)
    {
        _find = connection.CreateCommand();
        _find.CommandText = FindSql;
        _find.Parameters.Add("@ehr", SqliteType.Text);
        _find.Parameters.Add("@id", SqliteType.Text);
    }

    /// <summary>Finds one appointment.</summary>
    public StoredAppointment? Find(string ehr, string id)
    {
        _find.Parameters["@ehr"].Value = ehr;
        _find.Parameters["@id"].Value = id;
        using var row = _find.ExecuteReader();
        return !row.Read() ? null : new StoredAppointment
        {
            Caller = new(row.GetString(0), ehr, SqliteText.OrNull(row, 1), SqliteText.OrNull(row, 2)),
            ReceivedAt = SqliteTime.FromText(row.GetString(3)),
            UpdatedAt = SqliteTime.FromText(row.GetString(4)),
            Document = row.GetFieldValue<byte[]>(5),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _find.Dispose();
}
