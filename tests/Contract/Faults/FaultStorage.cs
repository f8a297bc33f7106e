using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;
using Insight.Load.Stacks;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Insight.Contract.Tests.Faults;

/// <summary>A database that a backend's process uses, and that a test looks into beside it.</summary>
internal abstract class FaultStorage
{
    /// <summary>The backend's settings.</summary>
    /// <param name="folder">There for as long as the product's processes.</param>
    public abstract Dictionary<string, string> Settings(string folder);

    /// <summary>The ids of all appointments that are stored, each once for every row.</summary>
    public abstract Task<IReadOnlyList<string>> AppointmentIdsAsync();

    /// <summary>Every event that is stored: its id and its appointment's.</summary>
    public abstract Task<IReadOnlyList<(long EventId, string AppointmentId)>> EventsAsync();

    /// <summary>A database of SQLite in a file.</summary>
    public sealed class Sqlite : FaultStorage
    {
        private string _connectionString = "";

        /// <summary>The file.</summary>
        public string File { get; private set; } = "";

        public override Dictionary<string, string> Settings(string folder)
        {
            File = Path.Combine(folder, "insight.db");
            _connectionString = $"Data Source={File};Pooling=False";
            return new()
            {
                ["Backend:Storage:Provider"] = "Sqlite",
                ["Backend:Storage:ConnectionString"] = $"Data Source={File}",
            };
        }

        public override Task<IReadOnlyList<string>> AppointmentIdsAsync() =>
            ReadAsync("SELECT appointment_id FROM appointments", row => row.GetString(0));

        public override Task<IReadOnlyList<(long EventId, string AppointmentId)>> EventsAsync() =>
            ReadAsync("SELECT event_id, document FROM events", row => (row.GetInt64(0), (string)JsonNode.Parse(row.GetString(1))!["appointment_id"]!));

        /// <summary>Runs a command beside the backend.</summary>
        public Task ExecuteAsync(string command) => ReadAsync(command, row => row.FieldCount);

        private async Task<IReadOnlyList<T>> ReadAsync<T>(string query, Func<SqliteDataReader, T> read)
        {
            await using var connection = new SqliteConnection(_connectionString);
            await connection.OpenAsync();
            await using var command = new SqliteCommand(query, connection);
            await using var rows = await command.ExecuteReaderAsync();
            var found = new List<T>();
            while (await rows.ReadAsync())
                found.Add(read(rows));
            return found;
        }
    }

    /// <summary>A database on a PostgreSQL server of its own, which can be killed.</summary>
    public sealed class PostgreSql : FaultStorage, IAsyncDisposable
    {
        private const string Database = "postgres";

        private readonly string _folder;
        private readonly PostgreSqlServer _server;
        private ChildProcess? _process;

        private PostgreSql(string folder)
        {
            _folder = folder;
            _server = new PostgreSqlServer(folder, "a password", []);
        }

        /// <summary>Makes a server with a database, and starts it.</summary>
        public static async Task<PostgreSql> StartAsync()
        {
            var storage = new PostgreSql(Directory.CreateTempSubdirectory("insight-postgresql-").FullName);
            storage._server.Create();
            await storage.StartServerAsync();
            return storage;
        }

        public override Dictionary<string, string> Settings(string folder) => new()
        {
            ["Backend:Storage:Provider"] = "PostgreSql",
            ["Backend:Storage:ConnectionString"] = _server.ConnectionString(Database),
        };

        /// <summary>Starts the server, and waits until it answers.</summary>
        public async Task StartServerAsync()
        {
            _process = _server.Start();
            await Eventually.ShouldAsync("PostgreSQL answers", async () =>
            {
                try
                {
                    await ReadAsync("SELECT 1", row => row.GetInt32(0));
                    return true;
                }
                catch (NpgsqlException) when (!_process.HasExited)
                {
                    return false;
                }
            });
        }

        /// <summary>Ends the server as <c>kill -9</c> does.</summary>
        public async Task KillServerAsync()
        {
            await _process!.KillAsync();
            await _process.DisposeAsync();
        }

        public override Task<IReadOnlyList<string>> AppointmentIdsAsync() =>
            ReadAsync("SELECT appointment_id FROM appointments", row => row.GetString(0));

        public override Task<IReadOnlyList<(long EventId, string AppointmentId)>> EventsAsync() =>
            ReadAsync("SELECT event_id, document FROM events", row => (row.GetInt64(0), (string)JsonNode.Parse(row.GetFieldValue<byte[]>(1))!["appointment_id"]!));

        public async ValueTask DisposeAsync()
        {
            await KillServerAsync();
            Directory.Delete(_folder, recursive: true);
        }

        /// <summary>Runs a command beside the backend.</summary>
        public Task ExecuteAsync(string command) => ReadAsync(command, row => row.FieldCount);

        private async Task<IReadOnlyList<T>> ReadAsync<T>(string query, Func<NpgsqlDataReader, T> read)
        {
            await using var connection = new NpgsqlConnection($"{_server.ConnectionString(Database)};Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(query, connection);
            await using var rows = await command.ExecuteReaderAsync();
            var found = new List<T>();
            while (await rows.ReadAsync())
                found.Add(read(rows));
            return found;
        }
    }
}
