using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Faults;

/// <summary>What was answered 200 or 201 is stored, whatever is killed, and whenever.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Callers = 32;
    private const int Rounds = 10;
    private const int Between = 60;

    [Fact]
    public Task Killing_backend_and_edge_loses_nothing_on_Sqlite() => KillAsync(new FaultStorage.Sqlite(), KillBackendAsync, KillEdgeAsync);

    [PostgreSqlFact]
    public async Task Killing_backend_and_edge_loses_nothing_on_PostgreSql()
    {
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        await KillAsync(storage, KillBackendAsync, KillEdgeAsync);
    }

    [PostgreSqlFact]
    public async Task Killing_PostgreSql_loses_nothing()
    {
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        await KillAsync(storage, async product =>
        {
            await storage.KillServerAsync();
            await storage.StartServerAsync();
            await product.EdgeReadyAsync();
        });
    }

    private static async Task KillBackendAsync(ProductProcesses product)
    {
        await product.Backend.KillAsync();
        await product.StartBackendAsync();
        await product.EdgeReadyAsync();
    }

    private static async Task KillEdgeAsync(ProductProcesses product)
    {
        await product.Edge.KillAsync();
        await product.StartEdgeAsync();
    }

    private async Task KillAsync(FaultStorage storage, params Func<ProductProcesses, Task>[] kills)
    {
        var seed = Seed.Or(20261122);
        var ledger = new CallerLedger();
        await using var product = new ProductProcesses(storage.Settings);
        await product.StartAsync();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers)
            .Select(number => Task.Run(() => new FaultCaller(product, ledger, number, seed).RunAsync(stop.Token)))
            .ToArray();

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var kill in kills)
            {
                await UnderLoadAsync(ledger, callers);
                await kill(product);
            }
        }

        await UnderLoadAsync(ledger, callers);
        await stop.CancelAsync();
        await Task.WhenAll(callers);
        await LedgerShouldHoldAsync(ledger, storage, Seed.Told(seed));
    }

    // A few more are answered first, so that the next kill meets requests in every stage.
    private static async Task UnderLoadAsync(CallerLedger ledger, Task[] callers)
    {
        var enough = ledger.Acknowledged + Between;
        await Eventually.ShouldAsync("requests are answered", () =>
        {
            if (callers.FirstOrDefault(caller => caller.IsFaulted) is { } failed)
                throw new InvalidOperationException("A caller failed.", failed.Exception);
            return ledger.Acknowledged >= enough;
        });
    }

    private async Task LedgerShouldHoldAsync(CallerLedger ledger, FaultStorage storage, string seed)
    {
        var appointments = await storage.AppointmentIdsAsync();
        var events = await storage.EventsAsync();
        output.WriteLine(
            $"{ledger.Batches.Count} batches sent, {ledger.AcknowledgedBatches.Count} acknowledged; {ledger.Events.Count} events sent, "
            + $"{ledger.AcknowledgedEvents.Count} acknowledged; {ledger.Failures.Count} failed attempts; {appointments.Count} appointments and {events.Count} events stored. {seed}");
        ledger.Failures.ShouldNotBeEmpty("the kills met nobody");

        var stored = appointments.ToHashSet(StringComparer.Ordinal);
        stored.Count.ShouldBe(appointments.Count, seed);
        stored.Except(ledger.Batches.Values.SelectMany(ids => ids)).ShouldBeEmpty($"nobody sent them. {seed}");
        foreach (var (name, ids) in ledger.Batches)
        {
            var found = ids.Count(stored.Contains);
            if (ledger.AcknowledgedBatches.ContainsKey(name))
                found.ShouldBe(ids.Length, $"{name} was acknowledged. {seed}");
            else
                found.ShouldBeOneOf(0, ids.Length);
        }

        events.Select(stored => stored.EventId).ShouldBeUnique(seed);
        events.Select(stored => stored.AppointmentId).ShouldBeUnique($"an event that was sent again is the same event. {seed}");
        events.Select(stored => stored.AppointmentId).Except(ledger.Events.Keys).ShouldBeEmpty($"nobody sent them. {seed}");
        var eventIds = events.ToDictionary(stored => stored.AppointmentId, stored => stored.EventId, StringComparer.Ordinal);
        foreach (var (appointment, told) in ledger.AcknowledgedEvents)
            told.Distinct().ShouldBe([eventIds.GetValueOrDefault(appointment)], $"{appointment} was acknowledged. {seed}");
    }
}
