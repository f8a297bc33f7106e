using Insight.Backend.Storage.Sqlite;

namespace Insight.Contract.Tests.Backend;

/// <summary>A database in memory is shared by its connections, and by nobody else.</summary>
public sealed class InMemoryTests
{
    [Fact]
    public void What_one_connection_wrote_another_reads_even_when_the_first_is_closed()
    {
        using var connections = SqliteConnections.InMemory();
        using (var writing = connections.OpenForWriting())
        {
            using var command = writing.CreateCommand();
            command.CommandText = "CREATE TABLE t (x); INSERT INTO t VALUES (1)";
            command.ExecuteNonQuery();
        }

        using var reading = connections.OpenForReading();
        using var count = reading.CreateCommand();
        count.CommandText = "SELECT count(*) FROM t";
        count.ExecuteScalar().ShouldBe(1L);
        connections.Files.ShouldBeEmpty();
    }

    [Fact]
    public void Two_databases_have_nothing_in_common()
    {
        using var one = SqliteConnections.InMemory();
        using var other = SqliteConnections.InMemory();
        using (var writing = one.OpenForWriting())
        {
            using var command = writing.CreateCommand();
            command.CommandText = "CREATE TABLE t (x)";
            command.ExecuteNonQuery();
        }

        using var reading = other.OpenForReading();
        using var tables = reading.CreateCommand();
        tables.CommandText = "SELECT count(*) FROM sqlite_master";
        tables.ExecuteScalar().ShouldBe(0L);
    }
}
