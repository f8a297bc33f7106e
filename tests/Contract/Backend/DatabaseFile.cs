using Microsoft.Data.Sqlite;

namespace Insight.Contract.Tests.Backend;

/// <summary>What other programs do with the backend's database file.</summary>
internal static class DatabaseFile
{
    /// <summary>Runs statements.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        Execute(connection, sql);
    }

    /// <summary>Asks for one value.</summary>
    public static object? Scalar(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Holds the write lock until disposed.</summary>
    public static IDisposable Lock(string path)
    {
        var connection = Open(path);
        Execute(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
