using System.Globalization;
using Npgsql;

namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>A database on the tests' PostgreSQL server.</summary>
internal sealed class PostgreSqlTestDatabase(PostgreSqlTestStorage storage, string name) : TestDatabase
{
    public string Name => name;

    // Waits for a lock are short, for the tests that hold one.
    public string ConnectionString => $"{storage.Server.ConnectionString(name)};Options=-c lock_timeout=500";

    /// <summary>For backends that wait for each other all the time: they wait for a lock as long as the product does.</summary>
    public string PatientConnectionString => storage.Server.ConnectionString(name);

    public string ConnectionStringWithoutPassword => storage.Server.ConnectionStringWithoutPassword(name);

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Backend:Storage:Provider"] = "PostgreSql",
        ["Backend:Storage:ConnectionString"] = ConnectionString,
    };

    public override string Poison => """
        CREATE FUNCTION poisonous() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
        CREATE TRIGGER poisonous_appointment BEFORE INSERT ON appointments
            FOR EACH ROW WHEN (NEW.appointment_id = 'poison') EXECUTE FUNCTION poisonous();
        CREATE TRIGGER poisonous_event BEFORE INSERT ON events
            FOR EACH ROW WHEN (position('poison'::bytea IN NEW.document) > 0) EXECUTE FUNCTION poisonous();
        """;

    public override Task ExecuteAsync(string sql) => storage.ExecuteAsync(name, sql);

    /// <summary>Asks for one value.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await storage.OpenAsync(name);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public override async Task<IAsyncDisposable> LockAsync()
    {
        var connection = await storage.OpenAsync(name);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE appointments, events IN SHARE ROW EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    // The server's next transaction id. It gives one to a transaction that writes; nobody else does meanwhile.
    public override async Task<long> CommitsAsync() =>
        long.Parse((string)(await ScalarAsync("SELECT pg_snapshot_xmax(pg_current_snapshot())::text"))!, CultureInfo.InvariantCulture);

    public override async ValueTask DisposeAsync()
    {
        await storage.EnsureRunningAsync();
        await storage.ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }
}
