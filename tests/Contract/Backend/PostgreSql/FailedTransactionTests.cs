using Insight.Contract.Tests.Backend.Databases;
using Npgsql;

namespace Insight.Contract.Tests.Backend.PostgreSql;

/// <summary>Transactions that begin and do not come to their end.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class FailedTransactionTests(PostgreSqlTestStorage storage)
{
    [StorageFact]
    public async Task A_commit_that_fails_is_told()
    {
        await using var backend = await StartAsync();
        await backend.Database.ExecuteAsync("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
            CREATE CONSTRAINT TRIGGER refused_late AFTER INSERT ON appointments DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.appointment_id = 'refused') EXECUTE FUNCTION refuse();
            CREATE CONSTRAINT TRIGGER refused_late AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (position('refused'::bytea IN NEW.document) > 0) EXECUTE FUNCTION refuse();
            """);

        (await backend.PostAppointmentAsync("refused")).Status.ShouldBe(500);
        (await backend.PostAppointmentAsync("taken")).Status.ShouldBe(200);
        (await backend.GetAsync("/appointments/nexus/refused")).Status.ShouldBe(404);
        (await backend.PostAsync(Events.Of("refused"))).Status.ShouldBe(500);
        (await backend.PostAsync(Events.Of("taken"))).Status.ShouldBe(200);
        (await backend.FollowAsync()).ShouldHaveSingleItem();
    }

    [StorageFact]
    public async Task A_row_that_another_session_keeps_fails_what_needs_it_and_nothing_else()
    {
        await using var backend = await StartAsync();
        await backend.PostAppointmentAsync("kept");
        await using (var other = await OpenAsync(backend))
        {
            await ExecuteAsync(other, "BEGIN; UPDATE appointments SET client = client WHERE appointment_id = 'kept'");

            (await backend.PostAppointmentAsync("kept", "changed")).Status.ShouldBe(500);
            (await backend.PostAppointmentAsync("other")).Status.ShouldBe(200);
        }

        (await backend.PostAppointmentAsync("kept", "changed")).Status.ShouldBe(200);
    }

    [StorageFact]
    public async Task A_transaction_that_is_chosen_to_end_a_deadlock_is_tried_again()
    {
        await using var backend = await StartAsync();
        await backend.PostAppointmentAsync("a");
        await backend.PostAppointmentAsync("b");
        // Fails the first attempts at the statement with what the server says in a deadlock. A sequence remembers, whatever is rolled back.
        await backend.Database.ExecuteAsync("""
            CREATE SEQUENCE attempts;
            CREATE FUNCTION deadlock() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('attempts') <= 2 THEN RAISE EXCEPTION 'deadlock' USING ERRCODE = 'deadlock_detected'; END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER deadlock BEFORE UPDATE ON appointments FOR EACH ROW EXECUTE FUNCTION deadlock();
            """);

        (await backend.PostAppointmentAsync("a", "changed")).Status.ShouldBe(200);
        (await ((PostgreSqlTestDatabase)backend.Database).ScalarAsync("SELECT last_value FROM attempts")).ShouldBe(3L);
    }

    [StorageFact]
    public async Task What_is_tried_again_is_not_tried_for_ever()
    {
        await using var backend = await StartAsync();
        await backend.Database.ExecuteAsync("""
            CREATE SEQUENCE attempts;
            CREATE FUNCTION deadlock() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                PERFORM nextval('attempts');
                RAISE EXCEPTION 'deadlock' USING ERRCODE = 'deadlock_detected';
            END $$;
            CREATE TRIGGER deadlock BEFORE INSERT ON appointments FOR EACH ROW EXECUTE FUNCTION deadlock();
            """);

        (await backend.PostAppointmentAsync("a")).Status.ShouldBe(500);
        (await ((PostgreSqlTestDatabase)backend.Database).ScalarAsync("SELECT last_value FROM attempts")).ShouldBe(3L);
    }

    [StorageFact]
    public async Task A_statement_that_gets_no_answer_in_time_fails_and_the_next_does_not()
    {
        var database = (PostgreSqlTestDatabase)await storage.CreateAsync();
        await using var backend = await TestBackend.StartAsync(
            database, settings: new() { ["Backend:Storage:ConnectionString"] = $"{database.ConnectionString};Command Timeout=3" });
        await database.ExecuteAsync("""
            CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$;
            CREATE TRIGGER slow BEFORE INSERT ON appointments FOR EACH ROW WHEN (NEW.appointment_id = 'slow') EXECUTE FUNCTION linger();
            """);

        (await backend.PostAppointmentAsync("slow")).Status.ShouldBe(500);
        (await backend.PostAppointmentAsync("quick")).Status.ShouldBe(200);
    }

    [StorageFact]
    public async Task No_value_is_logged_of_what_fails()
    {
        await using var backend = await StartAsync();
        await backend.Database.ExecuteAsync("""
            ALTER TABLE appointments ADD CONSTRAINT short CHECK (length(appointment_id) < 10);
            CREATE UNIQUE INDEX once ON appointments (document);
            """);

        (await backend.PostAppointmentAsync("c4n4ry-too-long")).Status.ShouldBe(500);
        (await backend.PostAppointmentAsync("c4n4ry\\u0000")).Status.ShouldBe(500);

        backend.Log.Lines.Count(line => line.EventId == 20002).ShouldBe(2);
        backend.Log.Lines.ShouldContain(line => line.Text.Contains("code 23514"));
        backend.Log.Lines.Where(line => line.Text.Contains("c4n4ry") || line.Text.Contains(PostgreSqlTestStorage.Password)).ShouldBeEmpty();
    }

    private async Task<TestBackend> StartAsync() => await TestBackend.StartAsync(await storage.CreateAsync());

    private static async Task<NpgsqlConnection> OpenAsync(TestBackend backend)
    {
        var connection = new NpgsqlConnection($"{((PostgreSqlTestDatabase)backend.Database).ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
