using Npgsql;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>How optional texts stand in the database.</summary>
internal static class PostgreSqlText
{
    /// <summary>A column's text.</summary>
    public static string? OrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
