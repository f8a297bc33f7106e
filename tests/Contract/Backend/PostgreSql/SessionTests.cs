using Insight.Backend.Storage.PostgreSql;
using Insight.Contract.Tests.Backend.Databases;
using Npgsql;

namespace Insight.Contract.Tests.Backend.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class SessionTests(PostgreSqlTestStorage storage)
{
    [StorageFact]
    public async Task A_commit_is_on_disk_before_it_returns_whatever_the_server_and_the_connection_string_say()
    {
        await using var database = await CreateAsync();
        (await database.ScalarAsync("SHOW synchronous_commit")).ShouldBe("off");
        await using var connections = new PostgreSqlConnections($"{database.ConnectionString} -c synchronous_commit=off", passwordFile: null);

        // Twice, because the second one is a session that was given back.
        for (var i = 0; i < 2; i++)
        {
            (await ScalarAsync(connections.Writing, "SHOW synchronous_commit")).ShouldBe("on");
            (await ScalarAsync(connections.Writing, "SHOW transaction_isolation")).ShouldBe("read committed");
        }
    }

    [StorageFact]
    public async Task A_session_that_is_not_what_was_asked_for_is_not_written_in()
    {
        await using var database = await CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();

        Should.Throw<Insight.Backend.Storage.StorageException>(() => PostgreSqlSession.Check(connection)).Cause.ShouldContain("synchronous_commit");
    }

    [StorageFact]
    public async Task Who_reads_cannot_write()
    {
        await using var database = await CreateAsync();
        await using var connections = new PostgreSqlConnections(database.ConnectionString, passwordFile: null);

        var refused = await Should.ThrowAsync<PostgresException>(() => ScalarAsync(connections.Reading, "CREATE TABLE t (x int)"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.ReadOnlySqlTransaction);
    }

    [StorageFact]
    public async Task Failures_do_not_quote_values_not_even_in_their_text()
    {
        await using var database = await CreateAsync();
        await using var connections = new PostgreSqlConnections($"{database.ConnectionString};Include Error Detail=true", passwordFile: null);

        var refused = await Should.ThrowAsync<PostgresException>(() =>
            ScalarAsync(connections.Writing, "CREATE TABLE t (x text PRIMARY KEY); INSERT INTO t VALUES ('c4n4ry'), ('c4n4ry')"));

        refused.SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
        refused.ToString().ShouldNotContain("c4n4ry");
    }

    [StorageFact]
    public async Task The_password_may_be_in_a_file_and_change()
    {
        await using var database = await CreateAsync();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "wrong\n");
            // Each session is a new one.
            await using var connections = new PostgreSqlConnections(database.ConnectionStringWithoutPassword, file);
            (await Should.ThrowAsync<PostgresException>(() => ScalarAsync(connections.Writing, "SELECT 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);

            await File.WriteAllTextAsync(file, $"{PostgreSqlTestStorage.Password}\n");

            (await ScalarAsync(connections.Writing, "SELECT 1")).ShouldBe(1);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [StorageFact]
    public async Task Statements_are_prepared_at_their_second_use()
    {
        await using var database = await CreateAsync();
        await using var connections = new PostgreSqlConnections(database.ConnectionString, passwordFile: null);
        for (var i = 0; i < 2; i++)
            await ScalarAsync(connections.Reading, "SELECT 7");

        (await ScalarAsync(connections.Reading, "SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT 7'")).ShouldBe(1L);
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private async Task<PostgreSqlTestDatabase> CreateAsync() => (PostgreSqlTestDatabase)await storage.CreateAsync();
}
