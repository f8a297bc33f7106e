using System.CommandLine;
using Insight.Load.Generation;
using Insight.Load.Reporting;

namespace Insight.Load.Scenarios;

/// <summary><c>soak</c>: a long run, and whether the edge's memory grows.</summary>
internal static class SoakScenario
{
    private const int Slots = 20;

    // Before that memory fills up, and an hour made of seconds multiplies the noise.
    private static readonly TimeSpan ShortestWithSlope = TimeSpan.FromMinutes(10);

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var rate = ScenarioOptions.Rate(2000);
        var minutes = ScenarioOptions.Minutes(60);
        var entries = ScenarioOptions.Entries(10);
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("soak", "A long run: memory over time, and its slope.") { rate, minutes, entries, edge, save };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(rate), TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(entries), parsed.GetValue(edge), parsed.GetValue(save), ct));
        return command;
    }

    private static async Task<int> RunAsync(double rate, TimeSpan duration, int entries, string? published, bool save, CancellationToken ct)
    {
        await using var bed = await EdgeBed.StartAsync(published, ct);
        await bed.CheckAsync(entries, ct);
        var edge = bed.Peers[0];
        var slot = duration / Slots;
        var running = edge.AtRateAsync(edge.Traffic(bed.Client, entries), new((rate, duration)), connections: 32, slot, ct);
        var resident = new List<(double Hours, double Bytes)>();
        while (await Task.WhenAny(running, Task.Delay(slot, ct)) != running && !ct.IsCancellationRequested)
        {
            edge.Process.EmptyLog();
            resident.Add(((resident.Count + 1) * slot.TotalHours, edge.Use().ResidentBytes));
        }

        var run = (await running).OrThrow("edge");
        await bed.CheckAsync(entries, ct);

        var report = new ScenarioReport("soak");
        report.Paragraph($"{rate:F0} requests/s of {Figures.Entries(entries)} for {Figures.Duration(duration)}.");
        var table = new MarkdownTable(["at", "answers", "resident MB", .. Figures.LatencyColumns]);
        foreach (var (part, (hours, bytes)) in run.Slots.Zip(resident))
            table.Add([Figures.At(TimeSpan.FromHours(hours), slot), Figures.Number(part.Expected), Figures.Megabytes(bytes), .. Figures.Latencies(part.Latency)]);
        report.Table(table);
        report.Paragraph(Slope(duration, resident));
        await report.FinishAsync(["load: the own generator, open loop", bed.Pinning.Description], save, ct);
        return 0;
    }

    /// <summary>Says how memory grows. The first quarter fills pools and generations; what tells is whether it goes on.</summary>
    /// <param name="duration">How long the run was.</param>
    /// <param name="resident">Resident memory over time.</param>
    internal static string Slope(TimeSpan duration, IReadOnlyList<(double Hours, double Bytes)> resident)
    {
        var settled = resident.Skip(resident.Count / 4).ToList();
        if (duration < ShortestWithSlope || settled.Count < 3)
            return $"Too short to tell whether memory grows: a slope is fitted from {Figures.Duration(ShortestWithSlope)} on.";
        var line = LeastSquares.Fit(settled);
        return $"Resident memory behind the first quarter: {Figures.Megabytes(settled.Min(point => point.Bytes))} to "
            + $"{Figures.Megabytes(settled.Max(point => point.Bytes))} MB; slope {Figures.Megabytes(line.Slope)} MB an hour, r² {Figures.Number(line.RSquared, 2)}.";
    }
}
