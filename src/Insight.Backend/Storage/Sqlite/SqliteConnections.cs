using Microsoft.Data.Sqlite;

namespace Insight.Backend.Storage.Sqlite;

/// <summary>Opens connections to one database: a file, or one in memory.</summary>
internal sealed class SqliteConnections : IDisposable
{
    // How long to wait for another process's write lock, unless the connection string says otherwise.
    private const int DefaultTimeoutSeconds = 5;

    // Of the connection that writes. SQLite's own 2 MiB are less than a group may change: it would write pages into the log
    // before the commit, and once more at it, and read the index's anew for each.
    private const int WriteCacheKibibytes = 32 * 1024;

    // When the log is folded into the file, in pages of 4 KiB: SQLite's own 1000 copy a page that changes often four times as often.
    private const int CheckpointPages = 4000;

    // WAL needs a file beside the database's own.
    private const string OfMemory = "PRAGMA journal_mode = MEMORY;";

    private readonly string? _path;
    private readonly string _writing;
    private readonly string _reading;
    private readonly SqliteConnection? _keeper;

    /// <summary>Takes a connection string for which <see cref="IsUsable"/> holds.</summary>
    public SqliteConnections(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        _path = builder.DataSource = Path.GetFullPath(builder.DataSource);
        // The store keeps its connections itself: those of the provider's pool would hold the files open after the host.
        builder.Pooling = false;
        if (!builder.ShouldSerialize("Default Timeout")) builder.DefaultTimeout = DefaultTimeoutSeconds;
        _writing = builder.ConnectionString;
        builder.Mode = SqliteOpenMode.ReadOnly;
        _reading = builder.ConnectionString;
    }

    // SQLite's own file system in memory gives it a file's locks, and forgets it with the last connection: so one is kept.
    // https://www.sqlite.org/src/file/src/memdb.c
    private SqliteConnections()
    {
        _writing = _reading = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:/insight-{Guid.NewGuid():N}?vfs=memdb",
            Pooling = false,
            DefaultTimeout = DefaultTimeoutSeconds,
        }.ConnectionString;
        _keeper = Open(_writing, OfMemory);
    }

    /// <summary>The database's file, and the write-ahead log beside it; none in memory.</summary>
    public IReadOnlyList<(string Kind, string Path)> Files => _path is null ? [] : [("database", _path), ("log", _path + "-wal")];

    /// <summary>Makes a database in memory, which is gone once this is disposed and its connections are closed.</summary>
    public static SqliteConnections InMemory() => new();

    /// <summary>Whether a connection string names a database in a file of its own.</summary>
    public static bool IsUsable(string? connectionString)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(connectionString);
            return builder.DataSource.Length > 0
                && builder.Mode != SqliteOpenMode.Memory
                && !builder.DataSource.StartsWith(':')
                && !builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception unusable) when (unusable is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Creates the folder that the database file is in.</summary>
    public void CreateFolder()
    {
        if (_path is not null) Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
    }

    /// <summary>Opens a connection for writing. Of a file: write-ahead log, a commit is on disk before it returns.</summary>
    public SqliteConnection OpenForWriting() => Open(_writing, _path is null ? OfMemory : $"""
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = {CheckpointPages};
        PRAGMA cache_size = -{WriteCacheKibibytes};
        """);

    /// <summary>Opens a connection for reading.</summary>
    public SqliteConnection OpenForReading() => Open(_reading, _path is null ? "PRAGMA query_only = 1;" : "");

    /// <inheritdoc/>
    public void Dispose() => _keeper?.Dispose();

    private static SqliteConnection Open(string connectionString, string pragmas)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}; {pragmas}";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
