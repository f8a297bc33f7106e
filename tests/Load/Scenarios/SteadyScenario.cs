using System.CommandLine;
using Insight.Load.Generation;
using Insight.Load.Peers;
using Insight.Load.Reporting;

namespace Insight.Load.Scenarios;

/// <summary><c>steady</c>: a fixed rate for minutes, and whether the latency stays what it was.</summary>
internal static class SteadyScenario
{
    private const int Slots = 12;
    private const double ShareOfSaturation = 0.5;
    private static readonly TimeSpan Saturating = TimeSpan.FromSeconds(2);

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var rate = ScenarioOptions.Rate("Requests a second; without it half of what the edge takes.");
        var minutes = ScenarioOptions.Minutes(2);
        var entries = ScenarioOptions.Entries();
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("steady", "A fixed rate for minutes: latency over time.") { rate, minutes, entries, edge, save };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(rate), TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(entries), parsed.GetValue(edge), parsed.GetValue(save), ct));
        return command;
    }

    private static async Task<int> RunAsync(double? rate, TimeSpan duration, int entries, string? published, bool save, CancellationToken ct)
    {
        const int Connections = 32;
        await using var bed = await EdgeBed.StartAsync(published, ct);
        await bed.CheckAsync(entries, ct);
        RunningPeer edge = bed.Peers[0];
        var traffic = edge.Traffic(bed.Client, entries);
        var saturation = (await edge.SaturateAsync(traffic, Connections, Saturating, ct)).Rate;
        var each = rate ?? Math.Round(ShareOfSaturation * saturation);
        GeneratedRun run = (await edge.AtRateAsync(traffic, new((each, duration)), Connections, duration / Slots, ct)).OrThrow("edge");
        await bed.CheckAsync(entries, ct);

        var report = new ScenarioReport("steady");
        report.Paragraph($"{each:F0} requests/s ({each / saturation:P0} of what the edge takes) for {Figures.Duration(duration)}, {Figures.Entries(entries)} a request.");
        var table = new MarkdownTable(["from", "answers", .. Figures.LatencyColumns]);
        foreach (var slot in run.Slots)
            table.Add([Figures.At(slot.From, duration / Slots), Figures.Number(slot.Expected), .. Figures.Latencies(slot.Latency)]);
        table.Add(["whole", Figures.Number(run.Requests), .. Figures.Latencies(run.Whole.Latency)]);
        report.Table(table);
        await report.FinishAsync(["load: the own generator, open loop", bed.Pinning.Description], save, ct);
        return 0;
    }
}
