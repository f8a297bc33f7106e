using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Faults;

/// <summary>Several edges in front of several backends on one database: callers cannot tell that there are more than one.</summary>
public sealed class SeveralEdgesTests(ITestOutputHelper output)
{
    private const string Secondary = "ReverseProxy:Clusters:backend:Destinations:secondary:Address";
    private const int Callers = 24;
    private const int Calm = 1000;
    private const int Rounds = 2;
    private const int Between = 150;

    [PostgreSqlFact]
    public async Task No_update_is_lost_no_event_is_stored_twice_and_the_feed_has_no_gap()
    {
        var seed = Seed.Or(20261122);
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        var secondAddress = ProductProcesses.FreeAddress();
        var both = new Dictionary<string, string> { [Secondary] = secondAddress.ToString() };
        await using var product = new ProductProcesses(storage.Settings, both);
        await using var second = product.BackendAt(secondAddress, storage.Settings(""));
        var (edge2, edge2Management, edge3, edge3Management) = (ProductProcesses.FreeAddress(), ProductProcesses.FreeAddress(), ProductProcesses.FreeAddress(), ProductProcesses.FreeAddress());
        await using var secondEdge = product.EdgeAt(edge2, edge2Management, both);
        await using var thirdEdge = product.EdgeAt(edge3, edge3Management, both);
        await Task.WhenAll(product.StartBackendAsync(), product.StartAsync(second, secondAddress));
        await Task.WhenAll(product.StartEdgeAsync(), product.StartAsync(secondEdge, edge2Management), product.StartAsync(thirdEdge, edge3Management));

        var work = new SharedWork();
        var ledger = new CallerLedger();
        await using var load = FaultLoad.Start(ledger, Callers, seed, (number, random) =>
            new SharingCaller(new RetryingSender(product, ledger, random, product.Address, edge2, edge3), work, number, random).RunAsync);
        using var stopReading = new CancellationTokenSource();
        var follower = new FeedFollower(product.Http, secondAddress);
        var following = Task.Run(() => follower.RunAsync(stopReading.Token));

        await load.AcknowledgedAsync(Calm);
        ledger.Failures.ShouldBeEmpty($"nothing was killed yet. {Seed.Told(seed)}");
        var calmEvents = (await storage.EventsAsync()).Select(stored => stored.EventId).Order().ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            await product.Backend.KillAsync();
            await load.AcknowledgedAsync(Between);
            await product.StartBackendAsync();
            await secondEdge.KillAsync();
            await load.AcknowledgedAsync(Between);
            await product.StartAsync(secondEdge, edge2Management);
            await load.AcknowledgedAsync(Between);
        }

        await load.StopAsync();
        await stopReading.CancelAsync();
        await following;

        var versions = await storage.NotesAsync();
        var events = await storage.EventsAsync();
        var told = ledger.AcknowledgedEvents.Values.Sum(receipts => receipts.Count);
        output.WriteLine(
            $"{ledger.Acknowledged} answers of 200 and 201, {ledger.Failures.Count} failed attempts; {work.Versions} versions of {versions.Count} appointments; "
            + $"{events.Count} events, {told} times acknowledged; the first backend stored {Stored(product.Backend)} requests, the second {Stored(second)}. {Seed.Told(seed)}");
        new[] { product.Backend, second }.ShouldAllBe(backend => Stored(backend) > 0);
        ledger.Failures.ShouldNotBeEmpty("the kills met nobody");
        work.ShouldBeStored(versions, Seed.Told(seed));
        ledger.EventsShouldBeStored(events, Seed.Told(seed));

        // A kill at the moment of a commit may cost an id, which the feed allows (docs/decisions/0006); nothing else does.
        calmEvents.ShouldBe(Enumerable.Range(1, calmEvents.Length).Select(id => (long)id), Seed.Told(seed));
        follower.Seen.ToArray().ShouldBe(events.OrderBy(stored => stored.EventId).ToArray(), $"who follows the feed sees each event, once, in order. {Seed.Told(seed)}");
    }

    private static int Stored(ServerProcess backend) => backend.Output.Split('\n').Count(line => line.Contains("Stored ", StringComparison.Ordinal));
}
