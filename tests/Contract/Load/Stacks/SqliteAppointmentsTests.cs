using Insight.Load.Stacks;
using Microsoft.Data.Sqlite;

namespace Insight.Contract.Tests.Load.Stacks;

public sealed class SqliteAppointmentsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("insight-load-test-");

    [Fact]
    public async Task Only_ids_with_the_prefix_are_read_and_its_characters_mean_themselves()
    {
        var path = Path.Combine(_folder.FullName, "stored.db");
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var fill = connection.CreateCommand();
            fill.CommandText = """
                CREATE TABLE appointments (ehr TEXT, appointment_id TEXT);
                INSERT INTO appointments VALUES ('nexus', 'apt-0001-1'), ('nexus', 'apt-0001-2'), ('nexus', 'apt-0002-1'), ('nexus', 'apt_0001-3')
                """;
            await fill.ExecuteNonQueryAsync();
        }

        var ids = await new SqliteAppointments(path).IdsAsync("apt-0001-", CancellationToken.None);

        ids.ShouldBe(["apt-0001-1", "apt-0001-2"], ignoreOrder: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
