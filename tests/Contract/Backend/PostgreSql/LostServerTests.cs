using Insight.Contract.Tests.Backend.Databases;

namespace Insight.Contract.Tests.Backend.PostgreSql;

/// <summary>The server away: at the start, or while the backend runs.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class LostServerTests(PostgreSqlTestStorage storage)
{
    [StorageFact]
    public async Task A_server_that_is_killed_fails_what_is_sent_and_all_is_well_once_it_is_back()
    {
        await using var backend = await TestBackend.StartAsync(await storage.CreateAsync());
        (await backend.PostAsync(Events.Of("before"))).EventId().ShouldBe(1);
        (await backend.GetAsync("/events/1")).Status.ShouldBe(200);
        await storage.KillAsync();

        (await backend.PostAsync(Events.Of("meanwhile"))).Text.ShouldBe("""{"error":"storage failed"}""");
        (await backend.PostAppointmentAsync("meanwhile")).Status.ShouldBe(500);
        (await backend.GetAsync("/events/1")).Status.ShouldBe(500);
        (await backend.GetAsync("/appointments/nexus/meanwhile")).Status.ShouldBe(500);
        (await backend.GetAsync("/readyz")).Status.ShouldBe(503);
        (await backend.GetAsync("/healthz")).Status.ShouldBe(200);
        await storage.EnsureRunningAsync();

        (await backend.GetAsync("/readyz")).Status.ShouldBe(200);
        (await backend.PostAsync(Events.Of("meanwhile"))).EventId().ShouldBe(2);
        (await backend.PostAppointmentAsync("meanwhile")).Status.ShouldBe(200);
        (await backend.GetAsync("/events")).Ids().ShouldBe([1, 2]);
    }

    [StorageFact]
    public async Task Connections_that_were_lost_while_nothing_was_asked_fail_nobody()
    {
        await using var backend = await TestBackend.StartAsync(await storage.CreateAsync());
        await backend.PostAsync(Events.Of("before"));
        // Several connections that read, so that each could be the one that is found lost.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => backend.GetAsync("/events")));
        await storage.KillAsync();
        await storage.EnsureRunningAsync();

        (await backend.PostAsync(Events.Of("after"))).EventId().ShouldBe(2);
        for (var i = 0; i < 16; i++)
            (await backend.GetAsync("/events")).Ids().ShouldBe([1, 2]);
    }

    [StorageFact]
    public async Task A_server_that_starts_after_the_backend_is_found()
    {
        var database = await storage.CreateAsync();
        await storage.KillAsync();
        await using var backend = await TestBackend.StartAsync(database);

        backend.Log.Lines.ShouldContain(line => line.EventId == 21003);
        (await backend.GetAsync("/readyz")).Status.ShouldBe(503);
        (await backend.PostAsync(Events.Documented)).Status.ShouldBe(500);
        await storage.EnsureRunningAsync();

        (await backend.PostAsync(Events.Documented)).EventId().ShouldBe(1);
        (await backend.GetAsync("/readyz")).Status.ShouldBe(200);
    }

    [StorageFact]
    public async Task A_database_that_is_emptied_under_the_backend_gets_its_schema_again()
    {
        await using var backend = await TestBackend.StartAsync(await storage.CreateAsync());
        await backend.PostAsync(Events.Of("before"));
        await backend.Database.ExecuteAsync("DROP TABLE appointments, events, schema_versions");

        (await backend.PostAsync(Events.Of("lost"))).Status.ShouldBe(500);
        (await backend.PostAsync(Events.Of("after"))).EventId().ShouldBe(1);
    }

    [StorageFact]
    public async Task A_database_that_was_emptied_is_ready_again_though_nothing_is_sent()
    {
        await using var backend = await TestBackend.StartAsync(await storage.CreateAsync());
        (await backend.GetAsync("/readyz")).Status.ShouldBe(200);
        await backend.Database.ExecuteAsync("DROP TABLE appointments, events, schema_versions");

        (await backend.GetAsync("/readyz")).Status.ShouldBe(503);
        (await backend.GetAsync("/readyz")).Status.ShouldBe(200);

        (await backend.PostAsync(Events.Of("after"))).EventId().ShouldBe(1);
    }

    [StorageFact]
    public async Task A_wrong_password_stops_the_start_and_is_not_told()
    {
        await using var database = await storage.CreateAsync();

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => TestBackend.StartAsync(
            database, ownsDatabase: false, settings: new() { ["Backend:Storage:ConnectionString"] = $"{((PostgreSqlTestDatabase)database).ConnectionStringWithoutPassword};Password=wr0ng" }));

        failure.Message.ShouldBe("Backend:Storage: the database cannot be opened: storage failed (PostgresException, code 28P01).");
        failure.ToString().ShouldNotContain("wr0ng");
    }
}
