using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;
using Insight.Load.Stacks;
using Npgsql;

namespace Insight.Contract.Tests.Faults;

internal abstract partial class FaultStorage
{
    /// <summary>A database on a PostgreSQL server of its own, which can be killed.</summary>
    public sealed class PostgreSql : FaultStorage, IAsyncDisposable
    {
        private const string Password = "a password";

        private readonly string _folder;
        private readonly string _standbyFolder;
        private readonly SmallDisk? _disk;
        private PostgreSqlServer _server;
        private ChildProcess? _process;
        private ChildProcess? _standby;

        private PostgreSql(string folder, SmallDisk? disk)
        {
            (_folder, _disk) = (folder, disk);
            _standbyFolder = Directory.CreateDirectory(Path.Combine(folder, "standby")).FullName;
            _server = new PostgreSqlServer(folder, Password, []);
        }

        /// <summary>What of the server's files is on a disk of its own.</summary>
        public enum Part
        {
            /// <summary>Tables and everything else but the write-ahead log.</summary>
            Data,

            /// <summary>The write-ahead log.</summary>
            Log,
        }

        /// <summary>The database's name.</summary>
        public static string Database => "postgres";

        /// <summary>The small disk.</summary>
        public SmallDisk Disk => _disk ?? throw new InvalidOperationException("It was not asked for.");

        /// <summary>The end of what the server printed.</summary>
        public string LastOutput => _process!.LastOutput(lines: 1000);

        /// <summary>Makes a server with a database, and starts it.</summary>
        public static Task<PostgreSql> StartAsync() => StartAsync(NewFolder(), disk: null);

        /// <summary>The same, with a part of it on a small disk.</summary>
        /// <param name="part">Which.</param>
        /// <param name="mebibytes">How large the disk is.</param>
        public static async Task<PostgreSql> StartOnSmallDiskAsync(Part part, int mebibytes)
        {
            var folder = NewFolder();
            var mount = Directory.CreateDirectory(Path.Combine(folder, part == Part.Data ? "data" : "log")).FullName;
            return await StartAsync(folder, await SmallDisk.MountAsync(mount, mebibytes));
        }

        public override Dictionary<string, string> Settings(string folder) => new()
        {
            ["Backend:Storage:Provider"] = "PostgreSql",
            ["Backend:Storage:ConnectionString"] = _server.ConnectionString(Database),
        };

        /// <summary>Starts the server, and waits until it answers.</summary>
        public Task StartServerAsync()
        {
            _process = _server.Start();
            return AnswersAsync(supervised: false);
        }

        /// <summary>Waits until the server answers; where it has given up it is started again, as whatever supervises it would.</summary>
        public Task RecoverServerAsync() => AnswersAsync(supervised: true);

        /// <summary>Ends the server as <c>kill -9</c> does.</summary>
        public async Task KillServerAsync()
        {
            await _process!.KillAsync();
            await _process.DisposeAsync();
        }

        /// <summary>Gives the server a standby, for which every commit waits from then on.</summary>
        public async Task AddStandbyAsync()
        {
            var standby = new PostgreSqlServer(_standbyFolder, Password, []);
            standby.CreateStandbyOf(_server);
            _standby = standby.Start();
            await ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = '*'");
            await ReloadAsync();
            await Eventually.ShouldAsync("commits wait for the standby", async () =>
                (await ReadAsync("SELECT sync_state FROM pg_stat_replication", row => row.GetString(0))).Contains("sync"));
        }

        /// <summary>Ends the server as <c>kill -9</c> does, and puts the standby at its address. It takes no writing until <see cref="PromoteAsync"/>.</summary>
        public async Task FailOverAsync()
        {
            await KillServerAsync();
            await _standby!.KillAsync();
            await _standby.DisposeAsync();
            _standby = null;
            _server = new PostgreSqlServer(_standbyFolder, Password, []) { EndPoint = _server.EndPoint };
            await StartServerAsync();
        }

        /// <summary>Lets what was the standby take writing.</summary>
        public Task PromoteAsync() => ExecuteAsync("SELECT pg_promote()");

        /// <summary>Lets the server read its settings again.</summary>
        public Task ReloadAsync() => ExecuteAsync("SELECT pg_reload_conf()");

        public override Task<IReadOnlyList<string>> AppointmentIdsAsync() =>
            ReadAsync("SELECT appointment_id FROM appointments", row => row.GetString(0));

        public override Task<IReadOnlyList<(long EventId, string AppointmentId)>> EventsAsync() =>
            ReadAsync("SELECT event_id, document FROM events", row => (row.GetInt64(0), (string)JsonNode.Parse(row.GetFieldValue<byte[]>(1))!["appointment_id"]!));

        /// <summary>The notes of all appointments that are stored, by their ids.</summary>
        public async Task<IReadOnlyDictionary<string, string>> NotesAsync()
        {
            const string Sql = "SELECT appointment_id, convert_from(document, 'UTF8')::json #>> '{appointment,notes}' FROM appointments";
            return (await ReadAsync(Sql, row => (Id: row.GetString(0), Notes: row.GetString(1)))).ToDictionary(row => row.Id, row => row.Notes, StringComparer.Ordinal);
        }

        /// <summary>Runs a command beside the backend.</summary>
        public Task ExecuteAsync(string command) => ReadAsync(command, row => row.FieldCount);

        public async ValueTask DisposeAsync()
        {
            if (_standby is not null)
            {
                await _standby.KillAsync();
                await _standby.DisposeAsync();
            }

            if (_process is not null)
                await KillServerAsync();
            if (_disk is not null)
                await _disk.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }

        private static string NewFolder() => Directory.CreateTempSubdirectory("insight-postgresql-").FullName;

        private static async Task<PostgreSql> StartAsync(string folder, SmallDisk? disk)
        {
            var storage = new PostgreSql(folder, disk);
            try
            {
                storage._server.Create($"--waldir={Path.Combine(folder, "log")}");
                await storage.StartServerAsync();
                return storage;
            }
            catch
            {
                await storage.DisposeAsync();
                throw;
            }
        }

        private Task AnswersAsync(bool supervised) => Eventually.ShouldAsync("PostgreSQL answers", async () =>
        {
            try
            {
                await ReadAsync("SELECT 1", row => row.GetInt32(0));
                return true;
            }
            catch (NpgsqlException e)
            {
                if (!_process!.HasExited)
                    return false;

                // Processes of a server that was killed may live a moment longer, and a new one waits for none of them.
                if (!supervised && !_process.LastOutput().Contains("is still in use", StringComparison.Ordinal))
                    throw new InvalidOperationException($"It has ended.\n{_process.LastOutput()}", e);
                await _process.DisposeAsync();
                _process = _server.Start();
                return false;
            }
        });

        private async Task<IReadOnlyList<T>> ReadAsync<T>(string query, Func<NpgsqlDataReader, T> read)
        {
            // Whatever the database is set to, it can be set back.
            await using var connection = new NpgsqlConnection($"{_server.ConnectionString(Database)};Pooling=false;Options=-c default_transaction_read_only=off");
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
