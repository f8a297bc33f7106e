using Npgsql;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Brings a database's schema up to date with the numbered scripts that the program carries.</summary>
internal static class PostgreSqlMigrations
{
    // A name is looked for where unqualified ones are: the connection string's Search Path may say where.
    private const string HasVersionsSql = "SELECT to_regclass('schema_versions') IS NOT NULL";
    private const string VersionSql = "SELECT coalesce(max(version), 0) FROM schema_versions";
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
        // And again: another process may have been ahead. The table of versions is not looked for first, because the session answers
        // that from what it remembers, and it may remember that there was none.
        Execute(connection, CreateVersionsSql);
        var version = (int)Scalar(connection, VersionSql);
        _ = MigrationScript.IsBehind(version, current);
        foreach (var script in scripts.Where(script => script.Version > version))
        {
            Execute(connection, script.Sql);
            Execute(connection, $"INSERT INTO schema_versions (version) VALUES ({script.Version})");
        }

        transaction.Commit();
    }

    private static int Version(NpgsqlConnection connection) =>
        (bool)Scalar(connection, HasVersionsSql) ? (int)Scalar(connection, VersionSql) : 0;

    private static object Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar()!;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        // A change of a large table takes as long as it takes.
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
