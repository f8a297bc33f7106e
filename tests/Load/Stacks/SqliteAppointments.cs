using Microsoft.Data.Sqlite;

namespace Insight.Load.Stacks;

/// <summary>Appointments in a SQLite file, in a table that product and peer name alike.</summary>
internal sealed class SqliteAppointments(string path) : IStoredAppointments
{
    /// <inheritdoc/>
    public async Task<HashSet<string>> IdsAsync(string prefix, CancellationToken ct)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var opened = new SqliteConnection(connection.ConnectionString);
        await opened.OpenAsync(ct);
        await using var select = opened.CreateCommand();
        select.CommandText = "SELECT appointment_id FROM appointments WHERE substr(appointment_id, 1, length(@prefix)) = @prefix";
        select.Parameters.AddWithValue("@prefix", prefix);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await select.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) ids.Add(rows.GetString(0));
        return ids;
    }
}
