using Npgsql;

namespace Insight.Backend.Storage.PostgreSql;

/// <summary>Opens connections to one PostgreSQL database: one that writes, one that probes, and a few that read.</summary>
/// <remarks>
/// What a session needs is said while it is opened (<c>Options</c>), not by a statement after it: the server then takes it for the
/// session's own default, which no reset of a pooled connection undoes.
/// </remarks>
internal sealed class PostgreSqlConnections : IAsyncDisposable
{
    /// <summary>How long a statement may take unless the connection string says otherwise: as long as the edge waits.</summary>
    public const int DefaultCommandSeconds = 10;

    /// <summary>How long opening a connection may take, likewise.</summary>
    public const int DefaultConnectSeconds = 5;

    /// <summary>How many connections read at most, likewise.</summary>
    public const int DefaultReaders = 8;

    // One for the queue's thread, one for the probe.
    private const int Writers = 2;

    // A server's own 4 MiB are less than a group has: unnest would write documents to a temporary file, and read them back.
    private const int WorkMemoryMebibytes = 32;

    // More than there are statements; each is prepared at its second use.
    private const int MaxPrepared = 20;

    private readonly string? _passwordFile;

    /// <summary>Takes a connection string for which <see cref="IsUsable"/> holds.</summary>
    /// <param name="connectionString">Which database, and as whom.</param>
    /// <param name="passwordFile">A file that holds the password; read whenever a connection is opened, so that it may change.</param>
    public PostgreSqlConnections(string connectionString, string? passwordFile)
    {
        _passwordFile = passwordFile;
        Writing = Source(connectionString, Writers, isReading: false);
        Reading = Source(connectionString, poolSize: null, isReading: true);
    }

    /// <summary>Connections that write: a commit is on disk before it returns, whatever the server's default.</summary>
    public NpgsqlDataSource Writing { get; }

    /// <summary>Connections that read, and cannot write.</summary>
    public NpgsqlDataSource Reading { get; }

    /// <summary>Whether a connection string names a server and a database on it.</summary>
    public static bool IsUsable(string? connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            return !string.IsNullOrWhiteSpace(builder.Host) && !string.IsNullOrWhiteSpace(builder.Database);
        }
        catch (Exception unusable) when (unusable is ArgumentException or FormatException or InvalidCastException)
        {
            return false;
        }
    }

    /// <summary>Whether a connection string holds a password.</summary>
    public static bool HasPassword(string connectionString) =>
        !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connectionString).Password);

    /// <summary>The password in a file; one line end at its end does not count.</summary>
    public static string ReadPassword(string file)
    {
        var text = File.ReadAllText(file);
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writing.DisposeAsync();
        await Reading.DisposeAsync();
    }

    private NpgsqlDataSource Source(string connectionString, int? poolSize, bool isReading)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        if (!settings.ShouldSerialize("Command Timeout")) settings.CommandTimeout = DefaultCommandSeconds;
        if (!settings.ShouldSerialize("Timeout")) settings.Timeout = DefaultConnectSeconds;
        if (!settings.ShouldSerialize("Application Name")) settings.ApplicationName = "insight-backend";
        if (poolSize is { } limit) settings.MaxPoolSize = limit;
        else if (!settings.ShouldSerialize("Maximum Pool Size")) settings.MaxPoolSize = DefaultReaders;
        settings.MinPoolSize = 0;
        settings.Pooling = true;
        settings.Multiplexing = false;
        // A session is left as it was found: each piece of work is one implicit transaction.
        settings.NoResetOnClose = true;
        settings.MaxAutoPrepare = MaxPrepared;
        settings.AutoPrepareMinUsages = 2;
        // The server's details quote the values of keys, which are patient data.
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        settings.LogParameters = false;

        // Of an option that occurs twice the last one counts. A lock that another holds is waited for half as long as a statement
        // may take, so that the wait is told as what it is.
        settings.Options = string.Join(
            ' ',
            $"-c lock_timeout={settings.CommandTimeout * 500} -c work_mem={WorkMemoryMebibytes}MB",
            settings.Options,
            @"-c synchronous_commit=on -c default_transaction_isolation=read\ committed",
            isReading ? "-c default_transaction_read_only=on" : "");
        if (_passwordFile is { } file)
            builder.UsePasswordProvider(_ => ReadPassword(file), (_, _) => ValueTask.FromResult(ReadPassword(file)));
        // What Npgsql's own metrics call the pool. Without it they tell the connection string, server and user included.
        builder.Name = isReading ? "insight-reading" : "insight-writing";
        return builder.Build();
    }
}
