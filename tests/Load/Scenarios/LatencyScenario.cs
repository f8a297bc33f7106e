using System.CommandLine;
using Insight.Load.Generation;
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
        var entries = ScenarioOptions.Entries();
        var connections = ScenarioOptions.Connections();
        var peers = ScenarioOptions.List("--peers", "edge,yarp", "Which peers.");
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("latency", "Latency at fixed rates, without coordinated omission, beside a direct call.")
        {
            rate, seconds, entries, connections, peers, edge, save,
        };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(rate),
            parsed.GetValue(peers)!.Split(','),
            parsed.GetValue(entries),
            new LoadPlan(parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(seconds))),
            parsed.GetValue(edge),
            parsed.GetValue(save),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(
        double? rate, IReadOnlyList<string> names, int entries, LoadPlan plan, string? published, bool save, CancellationToken ct)
    {
        string[] peers = names.Contains(EdgePeer.ProductName) ? [.. names] : [EdgePeer.ProductName, .. names];
        await using var bed = await EdgeBed.StartAsync(published, peers, [LoadClient.Number(0)], ct);
        await bed.CheckAsync(entries, ct);
        RunningPeer[] all = [bed.Backend, .. bed.Peers];

        var report = new ScenarioReport("latency");
        report.Paragraph(
            $"Open loop, {entries} {(entries == 1 ? "entry" : "entries")} a request, {plan.Duration.TotalSeconds:F0} s a run. Latencies count from the "
            + "time at which a request was due. The columns on the right are what a peer adds to the direct call's at the same rate.");

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
            report.Table(await AtRateAsync(bed, all, saturation, each, entries, plan, ct));
        }

        await bed.CheckAsync(entries, ct);
        await report.FinishAsync(["load: the own generator", bed.Pinning.Description], save, ct);
        return 0;
    }

    private static async Task<MarkdownTable> AtRateAsync(
        TestBed bed, RunningPeer[] peers, Dictionary<RunningPeer, double> saturation, double rate, int entries, LoadPlan plan, CancellationToken ct)
    {
        var table = new MarkdownTable(["peer", "answered/s", .. Figures.LatencyColumns, "late", .. Figures.LatencyColumns.Select(name => $"+{name}")]);
        LatencyHistogram? direct = null;
        foreach (var peer in peers)
        {
            if (rate >= saturation[peer])
            {
                table.Add([peer.Peer.Name, "beyond it", .. Enumerable.Repeat("", (2 * Figures.LatencyColumns.Length) + 1)]);
                continue;
            }

            var traffic = peer.Traffic(bed.Client, entries);
            await peer.AtRateAsync(traffic, new((rate, WarmUp)), plan.Connections, TimeSpan.Zero, ct);
            var run = (await peer.AtRateAsync(traffic, new((rate, plan.Duration)), plan.Connections, TimeSpan.Zero, ct))
                .OrThrow($"{peer.Peer.Name} at {rate:F0} requests/s");
            direct ??= run.Whole.Latency;
            table.Add(
            [
                peer.Peer.Name, Figures.Number(run.Rate), .. Figures.Latencies(run.Whole.Latency), Figures.Number(run.Late),
                .. peer == peers[0] ? Enumerable.Repeat("", Figures.LatencyColumns.Length) : Added(run.Whole.Latency, direct),
            ]);
        }

        return table;
    }

    private static IEnumerable<string> Added(LatencyHistogram latency, LatencyHistogram direct) =>
        ((double[])[0.5, 0.9, 0.99, 0.999, 1]).Select(share => Figures.Milliseconds(latency.Percentile(share) - direct.Percentile(share)));
}
