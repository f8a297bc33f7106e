using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Faults;

/// <summary>
/// PostgreSQL that answers and cannot write, under load: the documented 500, nothing in part, nothing acknowledged lost, and service again without a
/// restart of the backend.
/// </summary>
public sealed class PostgreSqlFaultTests(ITestOutputHelper output)
{
    private const int Callers = 16;
    private const int Served = 200;
    private const int Refused = 100;

    // Random, because the database compresses: some 60 KB a batch.
    private static readonly string Notes = string.Concat(new Random(1).GetItems("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8, 20_000).Select(c => (char)c));

    private readonly int _seed = Seed.Or(20261122);

    // The volume of the tables, where the write-ahead log has one of its own, as it should: the server goes on, and refuses what needs room.
    [PostgreSqlFact(MountsDisk = true)]
    public async Task A_full_disk_under_the_tables()
    {
        await using var storage = await FaultStorage.PostgreSql.StartOnSmallDiskAsync(FaultStorage.PostgreSql.Part.Data, mebibytes: 40);
        await using var product = new ProductProcesses(storage.Settings);
        await product.StartAsync();
        await using var load = FaultLoad.Start(product, Callers, _seed, Notes);

        await load.FailedAsync(Refused);
        output.WriteLine($"Full: {await load.Ledger.ShouldBeStoredAsync(storage, Seed.Told(_seed))}");
        product.Backend.Output.ShouldContain("code 53100");

        await storage.Disk.GrowAsync(mebibytes: 512);
        await ShouldServeAgainAsync(load, storage);
    }

    // The volume of the write-ahead log: the server panics, and does so again until there is room.
    [PostgreSqlFact(MountsDisk = true)]
    public async Task A_full_disk_under_the_log()
    {
        await using var storage = await FaultStorage.PostgreSql.StartOnSmallDiskAsync(FaultStorage.PostgreSql.Part.Log, mebibytes: 40);
        await using var product = new ProductProcesses(storage.Settings);
        await product.StartAsync();
        await using var load = FaultLoad.Start(product, Callers, _seed, Notes);

        await load.FailedAsync(Refused);
        await Eventually.ShouldAsync("the server panics", () => storage.LastOutput.Contains("PANIC:", StringComparison.Ordinal));

        await storage.Disk.GrowAsync(mebibytes: 512);
        await storage.RecoverServerAsync();
        await ShouldServeAgainAsync(load, storage);
    }

    // Whoever runs the server sets it for a while; the sessions that are open heed it at once.
    [PostgreSqlFact]
    public async Task A_server_that_is_set_to_read_only()
    {
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        await ReadOnlyAsync(
            storage,
            async () =>
            {
                await storage.ExecuteAsync("ALTER SYSTEM SET default_transaction_read_only = on");
                await storage.ReloadAsync();
            },
            async () =>
            {
                await storage.ExecuteAsync("ALTER SYSTEM RESET default_transaction_read_only");
                await storage.ReloadAsync();
            });
    }

    // That is told to new sessions only: those that were opened meanwhile stay read-only for as long as they live.
    [PostgreSqlFact]
    public async Task A_database_whose_new_sessions_are_read_only_for_a_while()
    {
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        await ReadOnlyAsync(
            storage,
            async () =>
            {
                await storage.ExecuteAsync($"ALTER DATABASE {FaultStorage.PostgreSql.Database} SET default_transaction_read_only = on");
                await storage.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'insight-backend'");
            },
            () => storage.ExecuteAsync($"ALTER DATABASE {FaultStorage.PostgreSql.Database} RESET default_transaction_read_only"));
    }

    // The address leads to the standby once the primary is gone; it only reads until somebody promotes it.
    [PostgreSqlFact]
    public async Task A_failover_to_a_standby()
    {
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        await storage.AddStandbyAsync();
        await ReadOnlyAsync(storage, storage.FailOverAsync, storage.PromoteAsync);
    }

    private async Task ReadOnlyAsync(FaultStorage.PostgreSql storage, Func<Task> begin, Func<Task> end)
    {
        await using var product = new ProductProcesses(storage.Settings);
        await product.StartAsync();
        await using var load = FaultLoad.Start(product, Callers, _seed);
        await load.AcknowledgedAsync(Served);

        await begin();
        await load.FailedAsync(Refused);
        await Eventually.ShouldAsync("it is read-only", () => product.Backend.Output.Contains("code 25006", StringComparison.Ordinal));
        output.WriteLine($"Read-only: {await load.Ledger.ShouldBeStoredAsync(storage, Seed.Told(_seed))}");

        await end();
        await ShouldServeAgainAsync(load, storage);
    }

    private async Task ShouldServeAgainAsync(FaultLoad load, FaultStorage.PostgreSql storage)
    {
        await load.AcknowledgedAsync(Served);
        await load.StopAsync();
        output.WriteLine($"Again: {await load.Ledger.ShouldBeStoredAsync(storage, Seed.Told(_seed))}");
    }
}
