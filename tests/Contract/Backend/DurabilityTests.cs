using Insight.Backend.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Insight.Contract.Tests.Backend;

public sealed class DurabilityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    [Theory]
    [InlineData("PRAGMA journal_mode", "wal")]
    [InlineData("PRAGMA synchronous", "2")] // FULL
    public void A_commit_is_on_disk_before_it_returns(string pragma, string value)
    {
        using var connection = new SqliteConnections($"Data Source={Path.Combine(_folder, "insight.db")}").OpenForWriting();
        using var command = new SqliteCommand(pragma, connection);
        command.ExecuteScalar()!.ToString().ShouldBe(value);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
