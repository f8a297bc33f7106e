using Insight.Contract.Tests.Backend.Databases;

namespace Insight.Contract.Tests.Backend;

public abstract class EventReplayTests(TestStorage storage) : StorageTests(storage)
{
    public static TheoryData<string, string> Replays => new()
    {
        { "the same bytes", Events.Documented },
        { "other white space", Events.Documented.Replace("\n", "").Replace("  ", " ") },
        { "other escapes", Events.Documented.Replace("A12345", "\\u004112345").Replace("\"notes\"", "\"n\\u006ftes\"") },
        { "another order", """{"notes":"Annual physical","timestamp":"2025-01-10T12:30:00Z","patient_id":"P8765","appointment_id":"A12345","event_type":"appointment.scheduled"}""" },
        { "an unknown property more", Events.Documented.Replace("\n}", ",\"x\":1}") },
    };

    public static TheoryData<string, string> Others => new()
    {
        { "event_type", Events.Documented.Replace("scheduled", "cancelled") },
        { "appointment_id", Events.Documented.Replace("A12345", "A12346") },
        { "patient_id", Events.Documented.Replace("P8765", "p8765") },
        { "timestamp", Events.Documented.Replace("00Z", "00+00:00") },
        { "timestamp of the same moment", Events.Documented.Replace("00Z", "00.0Z") },
        { "notes", Events.Documented.Replace("physical", "physical ") },
        { "empty notes", Events.Documented.Replace("Annual physical", "") },
        { "null notes", Events.Documented.Replace("\"Annual physical\"", "null") },
        { "a character moved to the next value", Events.Documented.Replace("A12345", "A1234").Replace("P8765", "5P8765") },
        { "values changed over", Events.Documented.Replace("A12345", "P8765").Replace("\"patient_id\": \"P8765\"", "\"patient_id\": \"A12345\"") },
    };

    [StorageTheory]
    [MemberData(nameof(Replays))]
    public async Task An_event_sent_again_gets_the_first_answer_again_and_nothing_is_stored(string how, string replay)
    {
        await using var backend = await StartAsync();
        var first = await backend.PostAsync(Events.Documented);
        backend.Time.Advance(TimeSpan.FromHours(1));

        var again = await backend.PostAsync(replay);

        again.Text.ShouldBe(first.Text, how);
        (await backend.FollowAsync()).Count.ShouldBe(1, how);
        (await backend.PostAsync(Events.Of("next"))).EventId().ShouldBe(2, how);
    }

    [StorageTheory]
    [MemberData(nameof(Others))]
    public async Task An_event_with_another_value_is_another_event(string how, string other)
    {
        await using var backend = await StartAsync();
        (await backend.PostAsync(Events.Documented)).EventId().ShouldBe(1);

        (await backend.PostAsync(other)).EventId().ShouldBe(2, how);
    }

    [StorageFact]
    public async Task Notes_null_and_notes_absent_are_the_same_and_empty_notes_are_not()
    {
        await using var backend = await StartAsync();
        var absent = Events.Documented.Replace(",\n  \"notes\": \"Annual physical\"", "");

        (await backend.PostAsync(absent)).EventId().ShouldBe(1);
        (await backend.PostAsync(absent.Replace("\n}", ",\"notes\":null}"))).EventId().ShouldBe(1);
        (await backend.PostAsync(absent.Replace("\n}", ",\"notes\":\"\"}"))).EventId().ShouldBe(2);
    }

    [StorageFact]
    public async Task Another_client_sends_its_own_event()
    {
        await using var backend = await StartAsync();

        (await backend.PostAsync(Events.Documented, "acme")).EventId().ShouldBe(1);
        (await backend.PostAsync(Events.Documented, "other")).EventId().ShouldBe(2);
        (await backend.PostAsync(Events.Documented, "Acme")).EventId().ShouldBe(3);
        (await backend.PostAsync(Events.Documented, "acme")).EventId().ShouldBe(1);
    }

    [StorageFact]
    public async Task Of_32_that_race_one_is_stored_and_all_get_its_answer()
    {
        await using var backend = await StartAsync();
        for (var round = 1; round <= 4; round++)
        {
            var body = Events.Of($"round-{round}");

            var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => backend.PostAsync(body))));

            answers.ShouldAllBe(answer => answer.Status == 200);
            answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
            answers[0].EventId().ShouldBe(round);
        }

        (await backend.FollowAsync()).Count.ShouldBe(4);
    }

    [StorageFact]
    public async Task An_event_sent_again_after_a_restart_gets_the_first_answer_again()
    {
        await using var backend = await StartAsync();
        var first = await backend.PostAsync(Events.Documented);
        backend.Time.Advance(TimeSpan.FromDays(1));
        await backend.RestartAsync();

        (await backend.PostAsync(Events.Documented)).Text.ShouldBe(first.Text);
        (await backend.FollowAsync()).Count.ShouldBe(1);
    }

    [StorageFact]
    public async Task Ids_go_on_after_a_restart()
    {
        await using var backend = await StartAsync();
        for (var i = 1; i <= 3; i++)
            await backend.PostAsync(Events.Of($"A{i}"));
        var before = await backend.GetAsync("/events");
        await backend.RestartAsync();

        (await backend.GetAsync("/events")).Text.ShouldBe(before.Text);
        (await backend.PostAsync(Events.Of("A4"))).EventId().ShouldBe(4);
    }

    [StorageFact]
    public async Task The_id_of_an_event_that_was_deleted_is_not_given_again()
    {
        await using var backend = await StartAsync();
        await backend.PostAsync(Events.Of("A1"));
        await backend.PostAsync(Events.Of("A2"));
        await backend.Database.ExecuteAsync("DELETE FROM events");

        (await backend.PostAsync(Events.Of("A2"))).EventId().ShouldBe(3);
    }

    public sealed class OnSqlite() : EventReplayTests(new SqliteTestStorage());

    [Collection(PostgreSqlCollection.Name)]
    public sealed class OnPostgreSql(PostgreSqlTestStorage storage) : EventReplayTests(storage);
}
