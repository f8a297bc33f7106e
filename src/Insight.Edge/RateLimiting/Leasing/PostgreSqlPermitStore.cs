using Npgsql;

namespace Insight.Edge.RateLimiting.Leasing;

/// <summary>The buckets as rows of PostgreSQL. All times are the server's: the edges' clocks may differ.</summary>
internal sealed class PostgreSqlPermitStore : IPermitStore
{
    // Any number that nobody else locks by: "insight edge" in letters of a telephone.
    private const long MigrationLock = 467_4448_3343;

    // Connections: one asks, and one may be about to be given up.
    private const int MaxConnections = 2;

    private const string AreTablesThereSql = "SELECT to_regclass('edge_rate_limits') IS NOT NULL AND to_regclass('edge_rate_limit_edges') IS NOT NULL";

    private const string AddSql = """
        INSERT INTO edge_rate_limits (client, permits, counted_at)
        SELECT client, burst, clock_timestamp() FROM unnest($1::text[], $2::integer[]) AS asked (client, burst)
        ORDER BY client
        ON CONFLICT DO NOTHING
        """;

    // From the inside: locks the rows, in one order for everybody, so that nobody waits in a circle; lets each bucket fill, and takes
    // back what is returned, or off what was spent without a lease; grants whole permits. A row that another edge changed meanwhile is read anew when its lock is there,
    // and may be a moment ahead; one that is far ahead was written before the server's clock was set back.
    private const string LeaseSql = """
        UPDATE edge_rate_limits AS kept
        SET permits = found.level - found.granted, counted_at = found.counted_at
        FROM (
            SELECT client, number, level, counted_at, GREATEST(0, LEAST(wanted, floor(level)))::integer AS granted
            FROM (
                SELECT client, number, wanted, CASE WHEN counted_at > now + interval '1 second' THEN now ELSE GREATEST(counted_at, now) END AS counted_at,
                    LEAST(burst, LEAST(burst, permits + rate * GREATEST(0, extract(epoch FROM now - counted_at)::double precision)) + returned) AS level
                FROM (
                    SELECT asked.*, row.permits, row.counted_at, clock_timestamp() AS now
                    FROM unnest($1::text[], $2::double precision[], $3::integer[], $4::integer[], $5::integer[])
                        WITH ORDINALITY AS asked (client, rate, burst, wanted, returned, number)
                    JOIN edge_rate_limits AS row ON row.client = asked.client
                    ORDER BY asked.client
                    FOR UPDATE OF row
                ) AS locked
            ) AS filled
        ) AS found
        WHERE kept.client = found.client
        RETURNING found.number, found.granted, kept.permits
        """;

    private const string CountSql = """
        WITH seen AS (
            INSERT INTO edge_rate_limit_edges (edge, seen_at) VALUES ($1, now()) ON CONFLICT (edge) DO UPDATE SET seen_at = excluded.seen_at
        ), gone AS (
            DELETE FROM edge_rate_limit_edges WHERE seen_at < now() - interval '1 hour' AND edge <> $1
        )
        SELECT 1 + count(*) FROM edge_rate_limit_edges WHERE edge <> $1 AND seen_at > now() - $2
        """;

    private const string LeaveSql = "DELETE FROM edge_rate_limit_edges WHERE edge = $1";

    // An edge that was silent for so long is not there any more.
    private static readonly TimeSpan Silence = PermitLeases.CountEvery * 3;

    private readonly NpgsqlDataSource _source;
    private readonly Guid _edge = Guid.NewGuid();

    /// <param name="connectionString">Npgsql's keywords.</param>
    /// <param name="passwordFile">Full path of a file that holds the password; null for none.</param>
    public PostgreSqlPermitStore(string connectionString, string? passwordFile)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.Name = "insight-rate-limits"; // what Npgsql's metrics call the pool, in place of its connection string
        var settings = builder.ConnectionStringBuilder;
        if (!settings.ShouldSerialize("Application Name")) settings.ApplicationName = "insight-edge";
        (settings.Pooling, settings.MinPoolSize, settings.MaxPoolSize, settings.Multiplexing) = (true, 0, MaxConnections, false);
        (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (10, 2);
        settings.NoResetOnClose = true;
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;

        // Who does not answer in time is hung up on, and not asked first whether it would like to end.
        settings.CancellationTimeout = -1;

        // Nobody's answer depends on the server's disk.
        settings.Options = string.Join(' ', settings.Options, @"-c synchronous_commit=off -c default_transaction_isolation=read\ committed");
        if (passwordFile is not null)
            builder.UsePasswordProvider(_ => ReadPassword(passwordFile), (_, _) => ValueTask.FromResult(ReadPassword(passwordFile)));
        _source = builder.Build();
    }

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

    /// <summary>The store that settings name, which are right.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="contentRoot">What a relative file is relative to.</param>
    public static PostgreSqlPermitStore Of(RateLimitingOptions options, string contentRoot) => new(
        options.ConnectionString!,
        string.IsNullOrEmpty(options.PasswordFile) ? null : Path.GetFullPath(options.PasswordFile, contentRoot));

    /// <inheritdoc/>
    /// <remarks>Invalid authorization, no such database, no such schema, no right (PostgreSQL, appendix A).</remarks>
    public bool IsWrong(Exception failure) => failure is PostgresException { SqlState: ['2', '8', ..] or "3D000" or "3F000" or "42501" };

    /// <inheritdoc/>
    public async Task<PermitLease[]> LeaseAsync(IReadOnlyList<PermitAsk> asks, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        var leases = await LeaseAsync(connection, asks, cancellationToken);
        var missing = Enumerable.Range(0, asks.Count).Where(i => leases[i] is null).ToArray();
        if (missing.Length > 0)
        {
            // Clients that call for the first time; or the server crashed, and the table is empty.
            var added = Array.ConvertAll(missing, i => asks[i]);
            await AddAsync(connection, added, cancellationToken);
            var further = await LeaseAsync(connection, added, cancellationToken);
            for (var i = 0; i < missing.Length; i++)
                leases[missing[i]] = further[i];
        }

        return Array.ConvertAll(leases, lease => lease ?? throw new InvalidOperationException("A bucket was removed while it was asked."));
    }

    /// <inheritdoc/>
    public async Task<int> CountEdgesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await MakeTablesAsync(connection, cancellationToken);
        await using var count = new NpgsqlCommand(CountSql, connection);
        count.Parameters.Add(new() { Value = _edge });
        count.Parameters.Add(new() { Value = Silence });
        return (int)(long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc/>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await using var leave = _source.CreateCommand(LeaveSql);
        leave.Parameters.Add(new() { Value = _edge });
        await leave.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task AddAsync(NpgsqlConnection connection, PermitAsk[] asks, CancellationToken cancellationToken)
    {
        await using var add = new NpgsqlCommand(AddSql, connection);
        add.Parameters.Add(new() { Value = Array.ConvertAll(asks, ask => ask.Client) });
        add.Parameters.Add(new() { Value = Array.ConvertAll(asks, ask => ask.Limits.Burst) });
        await add.ExecuteNonQueryAsync(cancellationToken);
    }

    // Null for a client that is not there.
    private static async Task<PermitLease?[]> LeaseAsync(NpgsqlConnection connection, IReadOnlyList<PermitAsk> asks, CancellationToken cancellationToken)
    {
        await using var lease = new NpgsqlCommand(LeaseSql, connection);
        lease.Parameters.Add(new() { Value = asks.Select(ask => ask.Client).ToArray() });
        lease.Parameters.Add(new() { Value = asks.Select(ask => ask.Limits.PermitsPerSecond).ToArray() });
        lease.Parameters.Add(new() { Value = asks.Select(ask => ask.Limits.Burst).ToArray() });
        lease.Parameters.Add(new() { Value = asks.Select(ask => ask.Wanted).ToArray() });
        lease.Parameters.Add(new() { Value = asks.Select(ask => ask.Returned).ToArray() });
        var leases = new PermitLease?[asks.Count];
        await using var rows = await lease.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            leases[rows.GetInt64(0) - 1] = new PermitLease(rows.GetInt32(1), rows.GetDouble(2));
        return leases;
    }

    // Several edges may meet an empty database at once: behind the lock the second finds it done. A role that may create nothing needs not.
    private static async Task MakeTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var look = new NpgsqlCommand(AreTablesThereSql, connection);
        if ((bool)(await look.ExecuteScalarAsync(cancellationToken))!)
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var wait = new NpgsqlCommand($"SET LOCAL synchronous_commit = on; SELECT pg_advisory_xact_lock({MigrationLock})", connection);
        await wait.ExecuteNonQueryAsync(cancellationToken);
        await using var make = new NpgsqlCommand(Script(), connection);
        await make.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string Script()
    {
        using var script = new StreamReader(typeof(PostgreSqlPermitStore).Assembly.GetManifestResourceStream("RateLimits.PostgreSql.0001.sql")!);
        return script.ReadToEnd();
    }

    private static string ReadPassword(string file)
    {
        var text = File.ReadAllText(file);
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }
}
