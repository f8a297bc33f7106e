using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend;

public sealed class MigrationTests
{
    // What version 1 of the schema was: a copy, because databases of that version will not change with the program.
    private const string Version1 = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE appointments (
            ehr            TEXT NOT NULL,
            appointment_id TEXT NOT NULL,
            client         TEXT NOT NULL,
            organization   TEXT,
            request_id     TEXT,
            received_at    TEXT NOT NULL,
            updated_at     TEXT NOT NULL,
            document       TEXT NOT NULL,
            PRIMARY KEY (ehr, appointment_id)
        ) STRICT;
        INSERT INTO appointments VALUES ('nexus', 'kept', 'acme', NULL, NULL,
            '2025-01-01T00:00:00.000000Z', '2025-01-02T00:00:00.000000Z', '{"appointment":{"id":"kept"}}');
        PRAGMA user_version = 1;
        """;

    [Fact]
    public async Task A_database_of_version_1_keeps_its_appointments_and_takes_events()
    {
        await using var backend = await TestBackend.StartAsync(file => DatabaseFile.Execute(file, Version1));

        var kept = await backend.GetAsync("/appointments/nexus/kept");

        kept.Status.ShouldBe(200);
        ((string?)kept.Body!["original"]!["appointment"]!["id"]).ShouldBe("kept");
        ((string?)kept.Body["updated_at"]).ShouldBe("2025-01-02T00:00:00.000000Z");
        (await backend.PostAsync(Events.Documented)).EventId().ShouldBe(1);
        (await backend.GetAsync("/events")).Ids().ShouldBe([1]);
        DatabaseFile.Scalar(backend.DatabaseFile, "PRAGMA user_version").ShouldBe(2L);
    }

    [Fact]
    public async Task A_new_database_has_the_same_schema_as_one_of_version_1_that_was_brought_up_to_date()
    {
        const string Tables = "SELECT group_concat(name || sql) FROM sqlite_schema WHERE name = 'events' OR tbl_name = 'events' AND sql IS NOT NULL";
        await using var fresh = await TestBackend.StartAsync();
        await using var updated = await TestBackend.StartAsync(file => DatabaseFile.Execute(file, Version1));

        var schema = DatabaseFile.Scalar(fresh.DatabaseFile, Tables).ShouldBeOfType<string>();
        schema.ShouldContain("AUTOINCREMENT");
        schema.ShouldEndWith("STRICT");
        DatabaseFile.Scalar(updated.DatabaseFile, Tables).ShouldBe(schema);
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_not_opened()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() =>
            TestBackend.StartAsync(file => DatabaseFile.Execute(file, $"{Version1} PRAGMA user_version = 3;")));

        failure.Message.ShouldContain("the database is newer than the program");
    }

    [Fact]
    public async Task Appointments_and_events_are_written_to_one_file_at_once()
    {
        await using var backend = await TestBackend.StartAsync();

        var writes = Enumerable.Range(0, 40).Select(i => Task.Run(() => i % 2 == 0 ? backend.PostAsync(Events.Of($"A{i}")) : StoreAppointmentAsync(backend, i)));

        (await Task.WhenAll(writes)).ShouldAllBe(answer => answer.Status == 200);
        (await backend.FollowAsync()).Count.ShouldBe(20);
        (await backend.GetAsync("/appointments/nexus/39")).Status.ShouldBe(200);
    }

    private static Task<Answer> StoreAppointmentAsync(TestBackend backend, int id)
    {
        var request = backend.Request(Encoding.UTF8.GetBytes($$$"""{"appointment":{"id":"{{{id}}}"}}"""));
        request.RequestUri = new Uri(backend.Address, "appointments");
        return backend.SendAsync(request);
    }
}
