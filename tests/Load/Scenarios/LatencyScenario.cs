using System.CommandLine;
using Insight.Load.Generation;
using Insight.Load.Measuring;
using Insight.Load.Peers;
using Insight.Load.Reporting;
using Insight.Load.Requests;

namespace Insight.Load.Scenarios;

/// <summary><c>latency</c>: how long an answer takes at fixed rates, and what each peer adds to a direct call of the backend.</summary>
internal static class LatencyScenario
{
    private static readonly double[] Shares = [0.1, 0.5, 0.8];
    private static readonly TimeSpan Saturating = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var rate = ScenarioOptions.Rate("Requests a second; without it 10, 50 and 80 % of what the edge takes.");
        var seconds = ScenarioOptions.Seconds(5, "Length of a run.");
        var rounds = ScenarioOptions.Rounds(3, "How many times at each rate, in turn and in turn reversed.");
        var entries = ScenarioOptions.Entries();
        var connections = ScenarioOptions.Connections();
        var peers = ScenarioOptions.Peers("edge,yarp");
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("latency", "Latency at fixed rates, without coordinated omission, beside a direct call.")
        {
            rate, seconds, rounds, entries, connections, peers, edge, save,
        };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(rate),
            ScenarioOptions.ToNames(parsed.GetValue(peers)!),
            parsed.GetValue(entries),
            new LoadPlan(parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(seconds))),
            parsed.GetValue(rounds),
            parsed.GetValue(edge),
            parsed.GetValue(save),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(
        double? rate, IReadOnlyList<string> names, int entries, LoadPlan plan, int rounds, string? published, bool save, CancellationToken ct)
    {
        string[] peers = names.Contains(EdgePeer.ProductName) ? [.. names] : [EdgePeer.ProductName, .. names];
        await using var bed = await EdgeBed.StartAsync(published, peers, [LoadClient.Number(0)], ct);
        await bed.CheckAsync(entries, ct);
        RunningPeer[] all = [bed.Backend, .. bed.Peers];

        var report = new ScenarioReport("latency");
        report.Paragraph(
            $"Open loop, {Figures.Entries(entries)} a request, {plan.Duration.TotalSeconds:F0} s a run, the median of "
            + $"{Figures.Count(rounds, "interleaved round")} (least–most). Latencies count from the time at which a request was due. `late` is how many requests found "
            + $"all of the {EdgeBed.MaxConnections} connections busy when they were due, and waited for one; their wait is in the latencies. The columns on the right are "
            + "what a peer adds to the direct call's in the same round.");

        // A peer is asked for no more than it can give: past that every latency is the run's length.
        var saturation = new Dictionary<RunningPeer, double>();
        foreach (var peer in all)
            saturation[peer] = (await peer.SaturateAsync(peer.Traffic(bed.Client, entries), plan.Connections, Saturating, ct)).Rate;
        report.Paragraph("Saturation, closed loop: " + string.Join(", ", saturation.Select(pair => $"{pair.Key.Peer.Name} {pair.Value:F0}/s")) + ".");

        var ofEdge = saturation.Single(pair => pair.Key.Peer.Name == EdgePeer.ProductName).Value;
        var rates = rate is { } given ? [given] : Shares.Select(share => Math.Round(share * ofEdge)).ToArray();
        foreach (var each in rates)
        {
            report.Heading($"{each:F0} requests/s, {each / ofEdge:P0} of what the edge takes");
            report.Table(await AtRateAsync(bed, all, saturation, each, entries, plan, rounds, ct));
        }

        await bed.CheckAsync(entries, ct);
        await report.FinishAsync(["load: the own generator", bed.Pinning.Description], save, ct);
        return 0;
    }

    private static async Task<MarkdownTable> AtRateAsync(
        TestBed bed,
        RunningPeer[] peers,
        Dictionary<RunningPeer, double> saturation,
        double rate,
        int entries,
        LoadPlan plan,
        int rounds,
        CancellationToken ct)
    {
        var runs = peers.Where(peer => rate < saturation[peer]).ToDictionary(peer => peer, _ => new List<Run>());
        foreach (var peer in runs.Keys)
            await peer.AtRateAsync(peer.Traffic(bed.Client, entries), new((rate, WarmUp)), plan.Connections, TimeSpan.Zero, ct);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (peer, own) in round % 2 == 0 ? runs : runs.Reverse())
                own.Add(await RunOnceAsync(peer, peer.Traffic(bed.Client, entries), rate, plan, ct));
        }

        var table = new MarkdownTable(["peer", "answered/s", "CPU ms", .. Figures.LatencyColumns, "late", .. Figures.LatencyColumns.Select(name => $"+{name}")]);
        foreach (var peer in peers)
        {
            if (!runs.TryGetValue(peer, out var own))
            {
                table.Add([peer.Peer.Name, "beyond it", .. Enumerable.Repeat("", (2 * Figures.LatencyColumns.Length) + 2)]);
                continue;
            }

            table.Add(
            [
                peer.Peer.Name,
                Of(own.Select(run => run.Generated.Rate), "F0"),
                Of(own.Select(run => run.CpuMilliseconds), "F4"),
                .. Shown(share => own.Select(run => run.At(share))),
                Of(own.Select(run => (double)run.Generated.Late), "F0"),
                .. peer == peers[0] || !runs.TryGetValue(peers[0], out var direct)
                    ? Enumerable.Repeat("", Figures.LatencyColumns.Length)
                    : Shown(share => own.Zip(direct, (run, beside) => run.At(share) - beside.At(share))),
            ]);
        }

        return table;

        static string Of(IEnumerable<double> values, string format) => Spread.Of(values).ToString(format);

        static IEnumerable<string> Shown(Func<double, IEnumerable<double>> values) =>
            ((double[])[0.5, 0.9, 0.99, 0.999, 1]).Select(share => Of(values(share), "F2"));
    }

    private static async Task<Run> RunOnceAsync(RunningPeer peer, Traffic traffic, double rate, LoadPlan plan, CancellationToken ct)
    {
        var before = peer.Use().Cpu;
        var run = (await peer.AtRateAsync(traffic, new((rate, plan.Duration)), plan.Connections, TimeSpan.Zero, ct))
            .OrThrow($"{peer.Peer.Name} at {rate:F0} requests/s");
        return new Run(run, (peer.Use().Cpu - before).TotalMilliseconds / run.Requests);
    }

    /// <param name="Generated">What was sent and answered.</param>
    /// <param name="CpuMilliseconds">What a request cost the peer.</param>
    private sealed record Run(GeneratedRun Generated, double CpuMilliseconds)
    {
        public double At(double share) => Generated.Whole.Latency.Percentile(share).TotalMilliseconds;
    }
}
