using Insight.Load.Generation;
using Insight.Load.Measuring;
using Insight.Load.Peers;
using Insight.Load.Processes;
using Insight.Load.Requests;

namespace Insight.Load.Scenarios;

/// <summary>What the scenarios on a pinned edge have in common.</summary>
internal static class EdgeBed
{
    /// <summary>What an open loop may open, its first connections among them; far beyond what a server that keeps up needs.</summary>
    public const int MaxConnections = 1024;

    private static readonly TimeSpan WarmingTurn = TimeSpan.FromSeconds(1);

    /// <summary>Publishes the edge and starts it, with other peers, in front of the trivial backend.</summary>
    /// <param name="edge">A published edge; null for this repository's.</param>
    /// <param name="names">The peers; one that is not installed stops the scenario.</param>
    /// <param name="clients">The clients that they know; the first one's requests must be answered.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<TestBed> StartAsync(
        string? edge, IEnumerable<string> names, IReadOnlyList<LoadClient> clients, CancellationToken ct)
    {
        names = [.. names];
        // Before the build, which takes its time.
        if (names.Select(name => PeerCatalog.Create(name, edgeBuild: "")).FirstOrDefault(peer => peer.Missing() is not null) is { } missing)
            throw new LoadException($"{missing.Name} is not installed: {missing.Missing()}");
        await InlineCompletions.EnableAsync();
        var build = edge is null ? await ReleaseBuild.OfEdgeAsync(ct) : Path.GetFullPath(edge);
        return await TestBed.StartAsync(names.Select(name => PeerCatalog.Create(name, build)), clients, ct);
    }

    /// <summary>The edge alone, with one client.</summary>
    public static Task<TestBed> StartAsync(string? edge, CancellationToken ct) =>
        StartAsync(edge, [EdgePeer.ProductName], [LoadClient.Number(0)], ct);

    /// <summary>Stops a scenario whose peers do not answer right: to be called before and after.</summary>
    public static async Task CheckAsync(this TestBed bed, int entries, CancellationToken ct)
    {
        foreach (var peer in bed.Peers)
        {
            if (await bed.Checks.RunAsync(peer.Peer, peer.EndPoint, entries, ct) is { Count: > 0 } faults)
                throw new LoadException(string.Join('\n', faults));
        }
    }

    /// <summary>A client's batches, all alike, for a peer.</summary>
    public static Traffic Traffic(this RunningPeer peer, LoadClient client, int entries) =>
        new(peer.EndPoint, new SameRequest(WebhookRequest.Sync(client, SampleBatch.Of(entries)).ToBytes(peer.EndPoint)), 200);

    /// <summary>Sends until the rate no longer grows.</summary>
    public static async Task WarmUpAsync(this RunningPeer peer, Traffic traffic, int connections, CancellationToken ct)
    {
        await WarmUp.UntilSettledAsync(async () => (await ClosedLoop.RunAsync(traffic, connections, WarmingTurn, cancellationToken: ct)).Rate);
        peer.Process.EmptyLog();
    }

    /// <summary>Warms a peer up, then sends as much as it takes.</summary>
    public static async Task<GeneratedRun> SaturateAsync(this RunningPeer peer, Traffic traffic, int connections, TimeSpan duration, CancellationToken ct)
    {
        await peer.WarmUpAsync(traffic, connections, ct);
        var run = await ClosedLoop.RunAsync(traffic, connections, duration, cancellationToken: ct);
        peer.Process.EmptyLog();
        return run.OrThrow($"{peer.Peer.Name}, saturated");
    }

    /// <summary>Sends at a fixed rate, or at several one after another.</summary>
    public static async Task<GeneratedRun> AtRateAsync(
        this RunningPeer peer, Traffic traffic, ArrivalSchedule schedule, int connections, TimeSpan slotLength, CancellationToken ct)
    {
        var run = await OpenLoop.RunAsync(traffic, schedule, connections, MaxConnections, slotLength, ct);
        peer.Process.EmptyLog();
        return run;
    }

    /// <summary>Sends as much as a peer takes, and says what a request costs it.</summary>
    /// <returns>CPU seconds of the peer for a thousand requests.</returns>
    public static async Task<double> CpuPerThousandAsync(this RunningPeer peer, Traffic traffic, LoadPlan plan, Disturbance disturbance, CancellationToken ct)
    {
        var before = peer.Use();
        var run = await disturbance.DuringAsync(
            () => peer.Use().Cpu, () => ClosedLoop.RunAsync(traffic, plan.Connections, plan.Duration, cancellationToken: ct));
        ResourceUse after = peer.Use();
        peer.Process.EmptyLog();
        return (after.Cpu - before.Cpu).TotalSeconds * 1000 / run.OrThrow(peer.Peer.Name).Requests;
    }
}
