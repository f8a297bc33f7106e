using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>A connection that reads, with its prepared statement. For one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const string FindSql = """
        SELECT client, organization, request_id, received_at, updated_at, CAST(document AS BLOB)
        FROM appointments WHERE ehr = @ehr AND appointment_id = @id
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;

    /// <summary>Takes over an open connection.</summary>
    public SqliteReader(SqliteConnection connection)
    {
        _connection = connection;
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
            Caller = new(row.GetString(0), ehr, TextOrNull(row, 1), TextOrNull(row, 2)),
            ReceivedAt = SqliteTime.FromText(row.GetString(3)),
            UpdatedAt = SqliteTime.FromText(row.GetString(4)),
            Document = row.GetFieldValue<byte[]>(5),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
    }

    private static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
