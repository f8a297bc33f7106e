using System.Globalization;
using Npgsql;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Brings a database's schema up to date with the numbered scripts that the program carries.</summary>
internal static class PostgreSqlMigrations
{
    // Names are looked for where unqualified ones are: the connection string's Search Path may say where.
    private const string VersionSql = "SELECT CASE WHEN to_regclass('schema_versions') IS NULL THEN 0 ELSE 1 END";
    private const string LastVersionSql = "SELECT coalesce(max(version), 0) FROM schema_versions";
    private const string CreateVersionsSql = """
        CREATE TABLE IF NOT EXISTS schema_versions (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())
        """;

    /// <summary>
    /// Applies what is missing, in one transaction: afterwards the schema is current or as it was. Of several programs that
    /// start at once one applies, behind a lock, and the others find it done.
    /// </summary>
    /// <exception cref="StorageException">The database was made by a newer version of the program.</exception>
    public static void Apply(NpgsqlConnection connection)
    {
        var scripts = MigrationScript.Of("PostgreSql");
        var current = scripts[^1].Version;
        // Looked at before anything is locked: a current database is nobody's to wait for, and may be a role's that creates nothing.
        if (!MigrationScript.IsBehind(Version(connection), current)) return;

        using var transaction = connection.BeginTransaction();
        Execute(connection, $"SELECT pg_advisory_xact_lock({PostgreSqlLocks.Migrations})");
        // And again: another process may have been ahead.
        var version = Version(connection);
        if (MigrationScript.IsBehind(version, current)) Execute(connection, CreateVersionsSql);
        foreach (var script in scripts.Where(script => script.Version > version))
        {
            Execute(connection, script.Sql);
            Execute(connection, $"INSERT INTO schema_versions (version) VALUES ({script.Version})");
        }

        transaction.Commit();
    }

    private static int Version(NpgsqlConnection connection) =>
        Number(connection, VersionSql) == 0 ? 0 : Number(connection, LastVersionSql);

    private static int Number(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        // A change of a large table takes as long as it takes.
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
