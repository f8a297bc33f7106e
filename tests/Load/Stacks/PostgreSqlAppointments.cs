using Npgsql;

namespace Insight.Load.Stacks;

/// <summary>Appointments in a PostgreSQL database.</summary>
internal sealed class PostgreSqlAppointments(string connectionString) : IStoredAppointments
{
    /// <inheritdoc/>
    public async Task<HashSet<string>> IdsAsync(string prefix, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var select = source.CreateCommand("SELECT appointment_id FROM appointments WHERE starts_with(appointment_id, $1)");
        select.Parameters.Add(new() { Value = prefix });
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await select.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) ids.Add(rows.GetString(0));
        return ids;
    }
}
