using Insight.Contract.Tests.Backend.Databases;

namespace Insight.Contract.Tests.Backend.PostgreSql;

[Collection(PostgreSqlCollection.Name)]
public sealed class SchemaTests(PostgreSqlTestStorage storage)
{
    [StorageFact]
    public async Task A_database_that_is_newer_than_the_program_is_not_opened()
    {
        await using var database = await storage.CreateAsync();
        await database.ExecuteAsync("CREATE TABLE schema_versions (version integer PRIMARY KEY); INSERT INTO schema_versions VALUES (1), (2), (3)");

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => TestBackend.StartAsync(database, ownsDatabase: false));

        failure.Message.ShouldContain("the database is newer than the program");
    }

    [StorageFact]
    public async Task A_database_that_cannot_hold_every_text_is_not_opened()
    {
        await using var database = await storage.CreateAsync();
        await database.ExecuteAsync("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
        await using var latin = new PostgreSqlTestDatabase(storage, "latin");

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => TestBackend.StartAsync(latin, ownsDatabase: false));

        failure.Message.ShouldContain("the database's encoding is not UTF8");
    }

    [StorageFact]
    public async Task A_schema_that_is_made_only_in_part_is_not_there_at_all()
    {
        await using var database = (PostgreSqlTestDatabase)await storage.CreateAsync();
        // The second script cannot do what it is to do.
        await database.ExecuteAsync("CREATE TABLE events (x int)");

        await Should.ThrowAsync<InvalidOperationException>(() => TestBackend.StartAsync(database, ownsDatabase: false));

        (await database.ScalarAsync("SELECT to_regclass('appointments') IS NULL AND to_regclass('schema_versions') IS NULL")).ShouldBe(true);
    }

    [StorageFact]
    public async Task The_privileges_that_are_documented_are_enough_once_the_schema_is_current()
    {
        await using var database = (PostgreSqlTestDatabase)await storage.CreateAsync();
        await using (await TestBackend.StartAsync(database, ownsDatabase: false))
        {
        }

        await database.ExecuteAsync("""
            DROP ROLE IF EXISTS writer;
            CREATE ROLE writer LOGIN PASSWORD 'writer';
            GRANT SELECT, INSERT, UPDATE ON appointments TO writer;
            GRANT SELECT, INSERT ON events TO writer;
            GRANT SELECT, UPDATE ON SEQUENCE event_ids TO writer;
            GRANT SELECT ON schema_versions TO writer;
            """);
        await using var backend = await TestBackend.StartAsync(
            database,
            ownsDatabase: false,
            settings: new() { ["Backend:Storage:ConnectionString"] = $"{database.ConnectionStringWithoutPassword};Username=writer;Password=writer" });

        (await backend.GetAsync("/readyz")).Status.ShouldBe(200);
        (await backend.PostAsync(Events.Documented)).EventId().ShouldBe(1);
        (await backend.PostAppointmentAsync("a")).Status.ShouldBe(200);
        (await backend.PostAppointmentAsync("a", "changed")).Status.ShouldBe(200);
        (await backend.GetAsync("/events")).Ids().ShouldBe([1]);
        (await backend.GetAsync("/appointments/nexus/a")).Status.ShouldBe(200);
    }

    [StorageFact]
    public async Task A_database_that_may_only_be_read_is_not_ready_and_takes_nothing()
    {
        await using var backend = await TestBackend.StartAsync(await storage.CreateAsync(), settings: null);
        (await backend.PostAsync(Events.Documented)).EventId().ShouldBe(1);
        await backend.Database.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$");
        await backend.RestartAsync();

        (await backend.GetAsync("/readyz")).Status.ShouldBe(503);
        (await backend.PostAsync(Events.Of("other"))).Status.ShouldBe(500);
        (await backend.GetAsync("/events/1")).Status.ShouldBe(200);
    }
}
