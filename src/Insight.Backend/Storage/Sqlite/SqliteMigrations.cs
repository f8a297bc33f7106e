using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Brings a database's schema up to date with the numbered scripts that the program carries.</summary>
internal static class SqliteMigrations
{
    /// <summary>Applies what is missing, in one transaction: afterwards the schema is current or as it was.</summary>
    /// <exception cref="StorageException">The database was made by a newer version of the program.</exception>
    public static void Apply(SqliteConnection connection)
    {
        var scripts = MigrationScript.Of("Sqlite");
        var current = scripts[^1].Version;
        // Looked at before anything is locked: a current database may be read-only.
        if (!MigrationScript.IsBehind(Version(connection), current)) return;

        using var transaction = connection.BeginTransaction();
        // And again: another process may have been ahead.
        var version = Version(connection);
        _ = MigrationScript.IsBehind(version, current);
        foreach (var script in scripts.Where(script => script.Version > version))
        {
            Execute(connection, script.Sql);
            Execute(connection, $"PRAGMA user_version = {script.Version}");
        }

        transaction.Commit();
    }

    private static int Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
