using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>How optional texts stand in the database.</summary>
internal static class SqliteText
{
    /// <summary>A column's text.</summary>
    public static string? OrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
