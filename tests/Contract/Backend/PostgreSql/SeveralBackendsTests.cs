using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend.PostgreSql;

/// <summary>Several backends on one database, each with its own connections.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class SeveralBackendsTests(PostgreSqlTestStorage storage) : IAsyncLifetime
{
    private const int Count = 4;

    private TestDatabase _database = null!;
    private TestBackend[] _backends = [];

    public async Task InitializeAsync()
    {
        _database = await storage.CreateAsync();
        var settings = new Dictionary<string, string?> { ["Backend:Storage:ConnectionString"] = ((PostgreSqlTestDatabase)_database).PatientConnectionString };
        // Their first meeting is a test of its own: all of them find the database empty.
        _backends = await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Task.Run(() => TestBackend.StartAsync(_database, settings: settings, ownsDatabase: false))));
    }

    public async Task DisposeAsync()
    {
        foreach (var backend in _backends)
            await backend.DisposeAsync();
        await _database.DisposeAsync();
    }

    [StorageFact]
    public async Task Those_that_start_at_once_on_an_empty_database_make_its_schema_once()
    {
        foreach (var backend in _backends)
            (await backend.GetAsync("/readyz")).Status.ShouldBe(200);

        (await ((PostgreSqlTestDatabase)_database).ScalarAsync("SELECT string_agg(version::text, ',' ORDER BY version) FROM schema_versions")).ShouldBe("1,2");
    }

    [StorageFact]
    public async Task Who_follows_the_feed_of_one_while_all_write_sees_every_event_once_in_order_and_without_a_gap()
    {
        const int Each = 40;
        const int Callers = 4;
        // Two callers at each backend send events of their own, and two the same ones as those at the others.
        var writing = Task.WhenAll(_backends.SelectMany((backend, number) => Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var told = new List<(string Sent, long Id)>();
            for (var i = 0; i < Each; i++)
            {
                var id = caller < 2 ? $"{number}-{caller}-{i}" : $"shared-{caller}-{i}";
                told.Add((id, (await backend.PostAsync(Events.Of(id))).EventId()));
            }

            return told;
        }))));
        const int Expected = (Count * 2 * Each) + (2 * Each);

        var seen = new List<JsonNode>();
        var after = 0L;
        await Eventually.ShouldAsync("the feed came to the last event", async () =>
        {
            var page = await _backends[0].GetAsync($"/events?after={after}&limit=7");
            seen.AddRange(page.Body!["events"]!.AsArray().Select(each => each!));
            after = (long)page.Body["next"]!;
            return seen.Count >= Expected || writing.IsFaulted;
        });
        var told = (await writing).SelectMany(each => each).ToArray();

        seen.Select(each => (long)each["event_id"]!).ShouldBe(Enumerable.Range(1, Expected).Select(i => (long)i));
        var ids = seen.ToDictionary(each => (string)each["appointment_id"]!, each => (long)each["event_id"]!);
        ids.Count.ShouldBe(Expected);
        told.ShouldAllBe(each => ids[each.Sent] == each.Id);
    }

    [StorageFact]
    public async Task Batches_of_the_same_appointments_in_any_order_are_all_stored_and_the_last_round_stands()
    {
        const int Rounds = 8;
        const int Ids = 40;
        var random = new Random(Seed.Or(7));
        for (var round = 0; round < Rounds; round++)
        {
            var sent = _backends.SelectMany((backend, number) => Enumerable.Range(0, 4).Select(caller => (Backend: backend, Body: Batch($"{round}-{number}-{caller}", random)))).ToArray();
            var answers = await Task.WhenAll(sent.Select(each => Task.Run(() => PostAsync(each.Backend, each.Body))));

            answers.ShouldAllBe(answer => answer.Status == 200);
            foreach (var backend in _backends)
                ((string)(await NotesAsync(backend, $"{round % Ids}"))!).ShouldStartWith($"{round}-");
        }

        // Nobody sees anything else than the others.
        for (var id = 0; id < Ids; id++)
        {
            var versions = await Task.WhenAll(_backends.Select(backend => NotesAsync(backend, $"{id}")));
            versions.Distinct().ShouldHaveSingleItem().ShouldNotBeNull().ShouldStartWith($"{Rounds - 1}-");
        }

        static string Batch(string version, Random random)
        {
            var ids = Enumerable.Range(0, Ids).ToArray();
            random.Shuffle(ids);
            return $$"""{"appointments":[{{string.Join(',', ids.Select(id => $$$"""{"appointment":{"id":"{{{id}}}","notes":"{{{version}}}"}}"""))}}]}""";
        }
    }

    [StorageFact]
    public async Task Of_many_that_race_with_one_event_at_all_backends_one_is_stored_and_all_get_its_answer()
    {
        for (var round = 1; round <= 4; round++)
        {
            var body = Events.Of($"round-{round}");

            var answers = await Task.WhenAll(_backends.SelectMany(backend => Enumerable.Range(0, 8).Select(_ => Task.Run(() => backend.PostAsync(body)))));

            answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
            answers[0].EventId().ShouldBe(round);
        }
    }

    private static Task<Answer> PostAsync(TestBackend backend, string body)
    {
        var request = backend.Request(Encoding.UTF8.GetBytes(body));
        request.RequestUri = new Uri(backend.Address, "appointments");
        return backend.SendAsync(request);
    }

    private static async Task<string?> NotesAsync(TestBackend backend, string id) =>
        (string?)(await backend.GetAsync($"/appointments/nexus/{id}")).Body!["original"]!["appointment"]!["notes"];
}
