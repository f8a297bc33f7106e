using System.Text.Json.Nodes;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend;

public abstract class FeedTests(TestStorage storage) : StorageTests(storage)
{
    [StorageFact]
    public async Task A_feed_without_events_is_empty_and_goes_on_where_it_was_asked_to()
    {
        await using var backend = await StartAsync();

        (await backend.GetAsync("/events")).Text.ShouldBe("""{"events":[],"next":0}""");
        (await backend.GetAsync("/events?after=7")).Text.ShouldBe("""{"events":[],"next":7}""");
    }

    [StorageFact]
    public async Task Events_read_as_they_do_one_by_one()
    {
        await using var backend = await StartAsync();
        for (var i = 1; i <= 3; i++)
            await backend.PostAsync(Events.Of($"A{i}"), $"client-{i}");

        var one = await backend.GetAsync("/events/1");
        var two = await backend.GetAsync("/events/2");
        var three = await backend.GetAsync("/events/3");

        (await backend.GetAsync("/events")).Text.ShouldBe($$"""{"events":[{{one.Text}},{{two.Text}},{{three.Text}}],"next":3}""");
    }

    [StorageFact]
    public async Task A_page_holds_what_follows_in_order_up_to_its_limit_and_says_where_the_next_begins()
    {
        await using var backend = await StartAsync();
        for (var i = 1; i <= 7; i++)
            await backend.PostAsync(Events.Of($"A{i}"));

        var page = await backend.GetAsync("/events?after=2&limit=3");
        var last = await backend.GetAsync("/events?limit=3&after=5");

        page.Headers["Content-Type"].ShouldBe("application/json");
        page.Ids().ShouldBe([3, 4, 5]);
        ((long)page.Body!["next"]!).ShouldBe(5);
        last.Ids().ShouldBe([6, 7]);
        ((long)last.Body!["next"]!).ShouldBe(7);
        (await backend.GetAsync("/events?after=7")).Text.ShouldBe("""{"events":[],"next":7}""");
    }

    [StorageFact]
    public async Task Unless_told_otherwise_a_page_begins_at_the_first_event_and_holds_100()
    {
        await using var backend = await StartAsync();
        for (var i = 1; i <= 101; i++)
            await backend.PostAsync(Events.Of($"A{i}"));

        (await backend.GetAsync("/events")).Ids().ShouldBe(Enumerable.Range(1, 100).Select(i => (long)i));
        (await backend.GetAsync("/events?limit=1000")).Ids().Length.ShouldBe(101);
        (await backend.GetAsync("/events?limit=1")).Ids().ShouldBe([1]);
    }

    [StorageFact]
    public async Task Who_follows_next_while_others_write_sees_every_event_once_and_in_order()
    {
        await using var backend = await StartAsync();
        const int Writers = 8;
        const int Each = 30;

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var ids = new List<long>();
            for (var i = 0; i < Each; i++)
            {
                ids.Add((await backend.PostAsync(Events.Of($"{writer}-{i}"), $"client-{writer}")).EventId());
                // A replay among them takes no id.
                await backend.PostAsync(Events.Of($"{writer}-{i / 2}"), $"client-{writer}");
            }

            return ids;
        })));
        var seen = new List<JsonNode>();
        var after = 0L;
        await Eventually.ShouldAsync("the feed came to the last event", async () =>
        {
            var page = await backend.GetAsync($"/events?after={after}&limit=7");
            page.Status.ShouldBe(200);
            seen.AddRange(page.Body!["events"]!.AsArray().Select(each => each!));
            after = (long)page.Body["next"]!;
            return seen.Count >= Writers * Each;
        });

        seen.Select(each => (long)each["event_id"]!).ShouldBe(Enumerable.Range(1, Writers * Each).Select(i => (long)i));
        (await writing).SelectMany(ids => ids).Order().ShouldBe(seen.Select(each => (long)each["event_id"]!));
        seen.Select(each => (string)each["appointment_id"]!).ShouldBeUnique();
        seen.Select(each => (string)each["received_at"]!).ShouldBeInOrder();
    }

    [StorageFact]
    public async Task The_next_page_is_the_same_after_a_restart()
    {
        await using var backend = await StartAsync();
        for (var i = 1; i <= 5; i++)
            await backend.PostAsync(Events.Of($"A{i}"));
        var next = (long)(await backend.GetAsync("/events?limit=2")).Body!["next"]!;
        var before = await backend.GetAsync($"/events?after={next}");
        await backend.RestartAsync();

        (await backend.GetAsync($"/events?after={next}")).Text.ShouldBe(before.Text);
        before.Ids().ShouldBe([3, 4, 5]);
    }

    [StorageFact]
    public async Task A_page_of_large_events_ends_early_and_who_follows_next_still_gets_all()
    {
        await using var backend = await StartAsync();
        var large = new string('x', 6 * 1024 * 1024);
        for (var i = 1; i <= 4; i++)
            await backend.PostAsync(Events.Of($"A{i}").Replace("Annual physical", large));

        (await backend.GetAsync("/events?limit=1000")).Ids().ShouldBe([1, 2]);
        (await backend.FollowAsync()).Select(each => (long)each["event_id"]!).ShouldBe([1, 2, 3, 4]);
    }

    [StorageFact]
    public async Task An_event_larger_than_a_page_is_a_page()
    {
        await using var backend = await StartAsync();
        await backend.PostAsync(Events.Of("A1").Replace("Annual physical", new string('x', 17 * 1024 * 1024)));
        await backend.PostAsync(Events.Of("A2"));

        (await backend.GetAsync("/events")).Ids().ShouldBe([1]);
        (await backend.FollowAsync()).Count.ShouldBe(2);
    }

    public sealed class OnSqlite() : FeedTests(new SqliteTestStorage());

    [Collection(PostgreSqlCollection.Name)]
    public sealed class OnPostgreSql(PostgreSqlTestStorage storage) : FeedTests(storage);
}
