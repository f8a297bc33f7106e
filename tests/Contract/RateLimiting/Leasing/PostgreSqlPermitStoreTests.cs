using Insight.Contract.Tests.Backend.Databases;
using Insight.Edge.Clients;
using Insight.Edge.RateLimiting.Leasing;

namespace Insight.Contract.Tests.RateLimiting.Leasing;

/// <summary>The shared buckets, in a real PostgreSQL. Rates are such that nothing to speak of comes back meanwhile, or that all does.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlPermitStoreTests(PostgreSqlTestStorage storage) : IAsyncLifetime
{
    private static readonly RateLimitOptions Slow = new() { PermitsPerSecond = 0.001, Burst = 100 };
    private static readonly RateLimitOptions Fast = new() { PermitsPerSecond = 1_000_000, Burst = 100 };

    private readonly List<PostgreSqlPermitStore> _stores = [];
    private PostgreSqlTestDatabase _database = null!;

    public async Task InitializeAsync() => _database = (PostgreSqlTestDatabase)await storage.CreateAsync();

    public async Task DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [StorageFact]
    public async Task A_bucket_begins_full_gives_no_more_than_it_has_and_takes_back_no_more_than_it_holds()
    {
        var store = await StoreAsync();

        (await LeaseAsync(store, 60)).ShouldBe((60, 40));
        (await LeaseAsync(store, 60)).ShouldBe((40, 0));
        (await LeaseAsync(store, 1)).ShouldBe((0, 0));
        (await LeaseAsync(store, 0, returned: 7)).ShouldBe((0, 7));
        (await LeaseAsync(store, 10, returned: 1)).ShouldBe((8, 0));
        (await LeaseAsync(store, 0, returned: 500)).ShouldBe((0, 100));
    }

    [StorageFact]
    public async Task What_was_spent_without_a_lease_is_a_debt_that_is_paid_first()
    {
        var store = await StoreAsync();

        (await LeaseAsync(store, 95)).ShouldBe((95, 5));
        (await LeaseAsync(store, 1, returned: -20)).ShouldBe((0, -15));
        (await LeaseAsync(store, 1, returned: 15)).ShouldBe((0, 0));
        (await LeaseAsync(store, 1, returned: 1)).ShouldBe((1, 0));
    }

    [StorageFact]
    public async Task A_bucket_fills_as_time_passes_at_the_server_up_to_its_burst()
    {
        var store = await StoreAsync();
        await store.LeaseAsync([new("acme", Slow, 100, 0)], default);

        // The same client at an edge that has another limit configured already: its own counts.
        (await store.LeaseAsync([new("acme", Fast, 100, 0)], default))[0].Granted.ShouldBe(100);
        await _database.ExecuteAsync("UPDATE edge_rate_limits SET permits = 0, counted_at = now() - interval '20000.5 seconds'");
        (await LeaseAsync(store, 100)).ShouldBe((20, 0));
        await _database.ExecuteAsync("UPDATE edge_rate_limits SET permits = 0, counted_at = now() - interval '1 year'");
        (await LeaseAsync(store, 0)).ShouldBe((0, 100));
    }

    // Another edge was ahead by a hair.
    [StorageFact]
    public async Task A_time_that_is_to_come_in_a_moment_brings_nothing_and_costs_nothing()
    {
        var store = await StoreAsync();
        await store.LeaseAsync([new("acme", Slow, 60, 0)], default);
        var ahead = await _database.ScalarAsync("UPDATE edge_rate_limits SET counted_at = clock_timestamp() + interval '0.9 seconds' RETURNING counted_at::text");

        (await LeaseAsync(store, 10)).ShouldBe((10, 30));
        (await _database.ScalarAsync($"SELECT counted_at >= '{ahead}' FROM edge_rate_limits")).ShouldBe(true, "it was not set back");
    }

    [StorageFact]
    public async Task After_the_servers_clock_was_set_back_buckets_fill_again()
    {
        var store = await StoreAsync();
        await store.LeaseAsync([new("acme", Slow, 100, 0)], default);
        await _database.ExecuteAsync("UPDATE edge_rate_limits SET counted_at = clock_timestamp() + interval '1 hour'");

        (await LeaseAsync(store, 10)).ShouldBe((0, 0));
        (await _database.ScalarAsync("SELECT counted_at <= clock_timestamp() FROM edge_rate_limits")).ShouldBe(true);
    }

    [StorageFact]
    public async Task Many_clients_are_answered_in_the_order_of_the_asks_known_or_not()
    {
        var store = await StoreAsync();
        await store.LeaseAsync([new("client-3", Slow, 90, 0)], default);
        var asks = Enumerable.Range(0, 500).Select(i => new PermitAsk($"client-{i * 7919 % 500}", Slow, i % 20, 0)).ToList();

        var leases = await store.LeaseAsync(asks, default);

        leases.Select(lease => lease.Granted).ShouldBe(asks.Select(ask => ask.Client == "client-3" ? Math.Min(10, ask.Wanted) : ask.Wanted));
    }

    [StorageFact]
    public async Task Edges_that_ask_all_at_once_for_many_clients_get_each_permit_once_and_wait_for_no_deadlock()
    {
        const int Edges = 6;
        var limits = Slow with { Burst = 1000 };
        var stores = await Task.WhenAll(Enumerable.Range(0, Edges).Select(_ => StoreAsync()));

        var granted = await Task.WhenAll(stores.Select((store, edge) => Task.Run(async () =>
        {
            var sums = new int[10];
            var random = new Random(edge);
            for (var round = 0; round < 60; round++)
            {
                // In an order of its own, each client once.
                var clients = Enumerable.Range(0, sums.Length).ToArray();
                random.Shuffle(clients);
                var leases = await store.LeaseAsync([.. clients.Select(client => new PermitAsk($"client-{client}", limits, random.Next(1, 7), 0))], default);
                for (var i = 0; i < clients.Length; i++)
                    sums[clients[i]] += leases[i].Granted;
            }

            return sums;
        })));

        Enumerable.Range(0, 10).Select(client => granted.Sum(sums => sums[client])).ShouldAllBe(sum => sum == 1000);
    }

    [StorageFact]
    public async Task Edges_are_counted_while_they_say_that_they_are_there()
    {
        var (first, second, third) = (await StoreAsync(), await StoreAsync(), await StoreAsync());

        (await first.CountEdgesAsync(default)).ShouldBe(3);
        await third.LeaveAsync(default);
        (await first.CountEdgesAsync(default)).ShouldBe(2);
        await _database.ExecuteAsync("UPDATE edge_rate_limit_edges SET seen_at = seen_at - interval '20 seconds'"); // a killed one says nothing any more
        (await first.CountEdgesAsync(default)).ShouldBe(1);
        (await second.CountEdgesAsync(default)).ShouldBe(2);
    }

    [StorageFact]
    public async Task Edges_that_meet_an_empty_database_at_once_make_the_tables_once()
    {
        var stores = Enumerable.Range(0, 6).Select(_ => Store()).ToList();

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.CountEdgesAsync(default))));

        (await LeaseAsync(stores[0], 1)).ShouldBe((1, 99));
    }

    [StorageFact]
    public async Task A_role_that_may_create_nothing_uses_tables_that_are_there()
    {
        await StoreAsync();
        await _database.ExecuteAsync("""
            DO $$ BEGIN CREATE ROLE insight_edge LOGIN PASSWORD 'edge'; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
            GRANT SELECT, INSERT, UPDATE, DELETE ON edge_rate_limits, edge_rate_limit_edges TO insight_edge;
            """);
        var builder = new Npgsql.NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = "insight_edge", Password = "edge" };
        var store = Store(builder.ConnectionString);

        (await store.CountEdgesAsync(default)).ShouldBe(2);
        (await LeaseAsync(store, 1)).ShouldBe((1, 99));
    }

    [StorageFact]
    public async Task After_a_crash_of_the_server_the_buckets_are_full_again()
    {
        var store = await StoreAsync();
        await LeaseAsync(store, 100);
        await storage.KillAsync();
        await Should.ThrowAsync<Npgsql.NpgsqlException>(() => LeaseAsync(store, 1));
        await storage.EnsureRunningAsync();

        (await LeaseAsync(store, 1)).ShouldBe((1, 99));
    }

    private static async Task<(int Granted, double Left)> LeaseAsync(PostgreSqlPermitStore store, int wanted, int returned = 0)
    {
        var lease = (await store.LeaseAsync([new PermitAsk("acme", Slow, wanted, returned)], default)).ShouldHaveSingleItem();
        return (lease.Granted, Math.Floor(lease.Left));
    }

    private async Task<PostgreSqlPermitStore> StoreAsync()
    {
        var store = Store();
        await store.CountEdgesAsync(default);
        return store;
    }

    private PostgreSqlPermitStore Store(string? connectionString = null)
    {
        var store = new PostgreSqlPermitStore(connectionString ?? _database.ConnectionString, passwordFile: null);
        _stores.Add(store);
        return store;
    }
}
