using System.Globalization;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;
using Insight.Load.Stacks;
using Npgsql;

namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>PostgreSQL: one server for the tests of <see cref="PostgreSqlCollection"/>, started by the first of them that runs.</summary>
public sealed class PostgreSqlTestStorage : TestStorage, IAsyncLifetime
{
    internal const string Password = "s3cret-of-the-database";

    // Nothing survives the machine here, and need not. A commit that waits for nothing is the default, so that a backend that relies
    // on the default is found out; and transactions are counted, so that nobody but the test is to make any.
    private static readonly string[] Settings =
        ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off", "shared_buffers=32MB"];

    private const int MaxStarts = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-postgresql-").FullName;
    private PostgreSqlServer? _server;
    private ChildProcess? _running;
    private int _databases;

    internal PostgreSqlServer Server => _server!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_running is not null)
            await _running.KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal override async Task<TestDatabase> CreateAsync()
    {
        await EnsureRunningAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{++_databases}");
        await ExecuteAsync("postgres", $"CREATE DATABASE {name}");
        return new PostgreSqlTestDatabase(this, name);
    }

    /// <summary>Runs statements in one of its databases.</summary>
    internal async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Opens a connection to one of its databases.</summary>
    internal async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection($"{Server.ConnectionString(database)};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Ends the server as a power cut would.</summary>
    internal async Task KillAsync()
    {
        await _running!.KillAsync();
        await _running.DisposeAsync();
        _running = null;
    }

    /// <summary>Starts the server where it does not run.</summary>
    internal async Task EnsureRunningAsync()
    {
        if (_running is not null)
            return;
        if (_server is null)
        {
            _server = new PostgreSqlServer(_folder, Password, Settings);
            _server.Create();
        }

        _running = Server.Start();
        var exits = 0;
        await Eventually.ShouldAsync("PostgreSQL answers", async () =>
        {
            try
            {
                await ExecuteAsync("postgres", "SELECT 1");
                return true;
            }
            catch (NpgsqlException)
            {
                // What is left of one that was killed, a process of its own still ending, does not let the next one start.
                if (_running.HasExited)
                {
                    if (++exits > MaxStarts)
                        throw;
                    await _running.DisposeAsync();
                    _running = Server.Start();
                }

                return false;
            }
        });
    }
}
