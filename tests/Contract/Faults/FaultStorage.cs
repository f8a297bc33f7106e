using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Insight.Contract.Tests.Faults;

/// <summary>A database that a backend's process uses, and that a test looks into beside it.</summary>
internal abstract partial class FaultStorage
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
}
