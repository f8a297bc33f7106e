namespace Insight.Backend.Storage;

/// <summary>The configuration section <c>Backend:Storage</c>.</summary>
internal sealed record StorageOptions
{
    /// <summary>The provider that keeps a database in one file.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>The provider that keeps a database in memory: in Development alone, and gone with the process.</summary>
    public const string Memory = "Memory";

    /// <summary>The provider that keeps a database on a server, which several backends may share.</summary>
    public const string PostgreSql = "PostgreSql";

    /// <summary>The default of <see cref="ConnectionString"/>.</summary>
    public const string DefaultConnectionString = "Data Source=data/insight.db";

    /// <summary>The default of <see cref="MaxGroupSize"/>.</summary>
    public const int DefaultMaxGroupSize = 256;

    /// <summary>The default of <see cref="MaxQueued"/>.</summary>
    public const int DefaultMaxQueued = 4096;

    /// <summary>The default of <see cref="MaxQueuedBytes"/>: a hundred bodies of the largest size that the edge lets through.</summary>
    public const long DefaultMaxQueuedBytes = 1024 * 1024 * 1024;

    /// <summary>What stores appointments and events.</summary>
    /// <value><see cref="Sqlite"/>, the default, <see cref="PostgreSql"/>, or <see cref="Memory"/>, in any case of letters.</value>
    public string Provider { get; init; } = Sqlite;

    /// <summary>How the provider finds its database.</summary>
    /// <value>
    /// Default <see cref="DefaultConnectionString"/>; a relative path is relative to the current directory. Of PostgreSQL Npgsql's
    /// keywords, at least <c>Host</c> and <c>Database</c>. In memory it does not count.
    /// </value>
    public string ConnectionString { get; init; } = DefaultConnectionString;

    /// <summary>A file that holds the password for PostgreSQL; one line end at its end does not count.</summary>
    /// <value>Default none: the password, if any, is in <see cref="ConnectionString"/>, or in <c>PGPASSWORD</c> or <c>PGPASSFILE</c>.</value>
    public string? PasswordFile { get; init; }

    /// <summary>Whether <see cref="Provider"/> is <see cref="PostgreSql"/>.</summary>
    public bool IsPostgreSql => string.Equals(Provider, PostgreSql, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <see cref="Provider"/> is <see cref="Memory"/>.</summary>
    public bool IsInMemory => string.Equals(Provider, Memory, StringComparison.OrdinalIgnoreCase);

    /// <summary>How many requests share a transaction at most.</summary>
    /// <value>Default <see cref="DefaultMaxGroupSize"/>; 1 gives each its own.</value>
    public int MaxGroupSize { get; init; } = DefaultMaxGroupSize;

    /// <summary>How many requests wait for their transaction at most; one more is told that storage failed.</summary>
    /// <value>Default <see cref="DefaultMaxQueued"/>.</value>
    public int MaxQueued { get; init; } = DefaultMaxQueued;

    /// <summary>How many bytes of payload wait at most; a request of which they would become more is told that storage failed.</summary>
    /// <value>Default <see cref="DefaultMaxQueuedBytes"/>; where nothing waits, a request may be larger.</value>
    public long MaxQueuedBytes { get; init; } = DefaultMaxQueuedBytes;
}
