using System.CommandLine;
using Insight.Load.Generation;
using Insight.Load.Peers;
using Insight.Load.Reporting;
using Insight.Load.Requests;

namespace Insight.Load.Scenarios;

/// <summary><c>spike</c>: the rate jumps to ten times for some seconds: what is answered meanwhile, and how soon all is as before.</summary>
internal static class SpikeScenario
{
    private const int Jump = 10;

    // The edge takes no burst above a million, and it is twice the limit here.
    private const int MostLimit = 500_000;
    private const double ShareOfSaturation = 0.15;
    private const double Recovered = 2;
    private static readonly TimeSpan Saturating = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SlotLength = TimeSpan.FromSeconds(1);

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var rate = ScenarioOptions.Rate("Requests a second before and after; without it 15 % of what the edge takes, so that ten times are too many.");
        var seconds = ScenarioOptions.Seconds(5, "Length of the spike.");
        var limit = ScenarioOptions.Optional("--limit", "The client's limit, requests a second; without it none that matters.", 1, MostLimit);
        var entries = ScenarioOptions.Entries();
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("spike", "Ten times the rate for some seconds: what is answered, and the recovery.") { rate, seconds, limit, entries, edge, save };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(rate),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(limit),
            parsed.GetValue(entries),
            parsed.GetValue(edge),
            parsed.GetValue(save),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(double? rate, TimeSpan spike, int? limit, int entries, string? published, bool save, CancellationToken ct)
    {
        const int Connections = 32;
        var limited = limit is { } permits ? LoadClient.Number(1) with { PermitsPerSecond = permits, Burst = 2 * permits } : LoadClient.Number(1);
        await using var bed = await EdgeBed.StartAsync(published, [EdgePeer.ProductName], [LoadClient.Number(0), limited], ct);
        await bed.CheckAsync(entries, ct);
        var edge = bed.Peers[0];
        var saturation = (await edge.SaturateAsync(edge.Traffic(bed.Client, entries), Connections, Saturating, ct)).Rate;
        var each = rate ?? Math.Round(ShareOfSaturation * saturation);
        var schedule = new ArrivalSchedule((each, Before), (Jump * each, spike), (each, After));
        var run = await edge.AtRateAsync(edge.Traffic(limited, entries), schedule, Connections, SlotLength, ct);
        await bed.CheckAsync(entries, ct);

        var report = new ScenarioReport("spike");
        report.Paragraph(
            $"{each:F0} requests/s, for {spike.TotalSeconds:F0} s {Jump} times that ({Jump * each / saturation:P0} of what the edge takes), then {each:F0} again. "
            + $"The client's limit: {limited.PermitsPerSecond} requests/s. Rows are by the second in which requests were due; latencies are those of the 200s, "
            + "from when they were due.");
        report.Table(Timeline(run));
        report.Paragraph(Recovery(run, spike));
        await report.FinishAsync([$"{Figures.Count(run.Late, "request")} waited for a free connection", "load: the own generator, open loop", bed.Pinning.Description], save, ct);
        return 0;
    }

    private static MarkdownTable Timeline(GeneratedRun run)
    {
        int[] statuses = [.. run.Whole.Statuses.Keys.Order()];
        var table = new MarkdownTable(["due", .. statuses.Select(status => $"{status}"), "no answer", .. Figures.LatencyColumns]);
        foreach (var slot in run.Slots)
        {
            var counts = slot.Statuses;
            table.Add(
            [
                $"{slot.From.TotalSeconds:F0} s", .. statuses.Select(status => Figures.Number(counts.GetValueOrDefault(status))), Figures.Number(slot.Failed),
                .. Figures.Latencies(slot.Latency),
            ]);
        }

        return table;
    }

    private static string Recovery(GeneratedRun run, TimeSpan spike)
    {
        var before = new LatencyHistogram();
        foreach (var slot in run.Slots.Where(slot => slot.From < Before)) before.Add(slot.Latency);
        var usual = before.Percentile(0.99);
        var end = Before + spike;
        var recovered = run.Slots.FirstOrDefault(
            slot => slot.From >= end && slot.Failed == 0 && slot.Expected == slot.Total && slot.Latency.Percentile(0.99) <= Recovered * usual);
        return recovered is null
            ? $"It did not recover within {After.TotalSeconds:F0} s: no second with p99 below {Recovered} times the {Figures.Milliseconds(usual)} ms of before."
            : $"Recovered {(recovered.From - end).TotalSeconds:F0} s after the spike's end: every request answered with 200, and p99 at most "
                + $"{Recovered} times the {Figures.Milliseconds(usual)} ms of before.";
    }
}
