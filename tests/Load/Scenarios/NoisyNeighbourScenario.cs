using System.CommandLine;
using System.Net;
using Insight.Load.Generation;
using Insight.Load.Measuring;
using Insight.Load.Peers;
using Insight.Load.Reporting;
using Insight.Load.Requests;

namespace Insight.Load.Scenarios;

/// <summary>
/// <c>noisy-neighbour</c>: one client sends ten times what it may, and somebody else guesses keys; what a third one, who keeps to its
/// limit, notices of it.
/// </summary>
internal static class NoisyNeighbourScenario
{
    private const int Times = 10;
    private const int Connections = 32;

    // The edge takes no limit above a million a second.
    private const int MostQuiet = 500_000;
    private const int MostNoisy = 100_000;
    private const int MostFlood = 1_000_000;

    // The throttle of guesses is by source address: the flood must not come from the quiet client's.
    private static readonly IPAddress Flooder = IPAddress.Parse("127.0.0.2");
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var rate = ScenarioOptions.Number("--rate", 500, "What the quiet client sends, requests a second; its limit is twice that.", 1, MostQuiet);
        var limit = ScenarioOptions.Number("--limit", 200, "The noisy client's limit; it sends ten times that.", 1, MostNoisy);
        var flood = ScenarioOptions.Number("--flood", 2000, "Requests a second with wrong keys, from another address.", 1, MostFlood);
        var seconds = ScenarioOptions.Seconds(5, "Length of a run.");
        var rounds = ScenarioOptions.Rounds(3, "How many times, with and without in turn.");
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("noisy-neighbour", "A client's latency with and without a noisy one and a flood of wrong keys.")
        {
            rate, limit, flood, seconds, rounds, edge, save,
        };
        command.SetAction((parsed, ct) => RunAsync(
            (parsed.GetValue(rate), parsed.GetValue(limit), parsed.GetValue(flood)),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(rounds),
            parsed.GetValue(edge),
            parsed.GetValue(save),
            ct));
        return command;
    }

    private static async Task<int> RunAsync((int Quiet, int Limit, int Flood) rates, TimeSpan duration, int rounds, string? published, bool save, CancellationToken ct)
    {
        var probing = LoadClient.Number(0);
        var quiet = LoadClient.Number(1) with { PermitsPerSecond = 2 * rates.Quiet, Burst = 2 * rates.Quiet };
        var noisy = LoadClient.Number(2) with { PermitsPerSecond = rates.Limit, Burst = rates.Limit };
        var stranger = LoadClient.Number(3);
        await using var bed = await EdgeBed.StartAsync(published, [EdgePeer.ProductName], [probing, quiet, noisy], ct);
        await bed.CheckAsync(1, ct);
        var edge = bed.Peers[0];
        await edge.SaturateAsync(edge.Traffic(probing, 1), Connections, TimeSpan.FromSeconds(2), ct);

        var alone = new List<GeneratedRun>();
        var beside = new List<GeneratedRun>();
        var (noise, flood) = (new List<GeneratedRun>(), new List<GeneratedRun>());
        for (var round = 0; round < rounds; round++)
        {
            alone.Add(await Send(quiet, rates.Quiet));
            // The buckets fill again, the throttle's window passes its middle.
            await Task.Delay(Pause, ct);
            var others = Task.WhenAll(Send(noisy, Times * rates.Limit), Send(stranger, rates.Flood, Flooder));
            beside.Add(await Send(quiet, rates.Quiet));
            var both = await others;
            noise.Add(both[0]);
            flood.Add(both[1]);
            await Task.Delay(Pause, ct);
        }

        await bed.CheckAsync(1, ct);
        foreach (var run in (GeneratedRun[])[.. alone, .. beside]) run.OrThrow("the quiet client");

        var report = new ScenarioReport("noisy-neighbour");
        report.Paragraph(
            $"The quiet client sends {rates.Quiet}/s, half its limit. Beside it: a client with a limit of {rates.Limit}/s sends {Times * rates.Limit}/s, and "
            + $"{rates.Flood}/s with unknown keys come from another address. {Figures.Count(rounds, "round")} of {duration.TotalSeconds:F0} s, in turn. Every request of the quiet client was answered with 200.");
        var table = new MarkdownTable(["quiet client", .. Figures.LatencyColumns]);
        table.Add(["alone", .. Latencies(alone)]);
        table.Add(["beside them", .. Latencies(beside)]);
        report.Table(table);
        report.Paragraph($"p99 beside them against alone: {Spread.Of(beside.Zip(alone, (with, without) => P(with, 0.99) / P(without, 0.99))).ToString("F2")}.");
        report.Paragraph($"The noisy client was answered {Answers(noise)}; the wrong keys {Answers(flood)}.");
        await report.FinishAsync(["load: the own generator, open loop, all three from one process", bed.Pinning.Description], save, ct);
        return 0;

        Task<GeneratedRun> Send(LoadClient client, double rate, IPAddress? from = null) => edge.AtRateAsync(
            edge.Traffic(client, 1) with { From = from }, new((rate, duration)), Connections, TimeSpan.Zero, ct);
    }

    private static double P(GeneratedRun run, double share) => run.Whole.Latency.Percentile(share).TotalMilliseconds;

    private static IEnumerable<string> Latencies(List<GeneratedRun> runs) =>
        ((double[])[0.5, 0.9, 0.99, 0.999, 1]).Select(share => Spread.Of(runs.Select(run => P(run, share))).ToString("F2"));

    private static string Answers(List<GeneratedRun> runs) => string.Join(
        ", ",
        runs.SelectMany(run => run.Whole.Statuses).GroupBy(status => status.Key, status => status.Value).OrderBy(status => status.Key)
            .Select(status => $"{status.Sum()} x {status.Key}")
            .Append($"{runs.Sum(run => run.Whole.Failed)} not at all"));
}
