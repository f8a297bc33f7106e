namespace Insight.Backend.Storage;

/// <summary>The configuration section <c>Backend:Storage</c>.</summary>
internal sealed record StorageOptions
{
    /// <summary>The provider that keeps a database in one file.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>The default of <see cref="ConnectionString"/>.</summary>
    public const string DefaultConnectionString = "Data Source=data/insight.db";

    /// <summary>What stores appointments and events.</summary>
    /// <value>Default, and the only one, <see cref="Sqlite"/>.</value>
    public string Provider { get; init; } = Sqlite;

    /// <summary>How the provider finds its database.</summary>
    /// <value>Default <see cref="DefaultConnectionString"/>; a relative path is relative to the current directory.</value>
    public string ConnectionString { get; init; } = DefaultConnectionString;
}
