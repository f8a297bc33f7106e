using System.CommandLine;
using System.Globalization;
using System.Text;
using Insight.Load.Generation;
using Insight.Load.Measuring;
using Insight.Load.Peers;
using Insight.Load.Reporting;
using Insight.Load.Requests;

namespace Insight.Load.Scenarios;

/// <summary><c>growth</c>: what a request costs as batches grow, and as clients become many.</summary>
internal static class GrowthScenario
{
    private const int Connections = 32;
    private const int MostClients = 10_000;
    private const int FewestForALine = 3;

    private static string Documentation => Path.Combine(Repository.Root, "docs", "cost-against-batch-size.svg");

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var entries = ScenarioOptions.Sizes("1,2,5,10,20,50,100,200,500,1000", mayBeEmpty: true);
        var clients = ScenarioOptions.Numbers("--clients", "1,10,100,1000,10000", "Numbers of clients", MostClients, mayBeEmpty: true);
        var peers = ScenarioOptions.Peers("edge,yarp");
        var seconds = ScenarioOptions.Seconds(1, "Length of a round.");
        var rounds = ScenarioOptions.Rounds(3);
        var edge = ScenarioOptions.Edge();
        var save = ScenarioOptions.Save();
        var command = new Command("growth", "CPU of a request against batch size and number of clients, with the fitted line.")
        {
            entries, clients, peers, seconds, rounds, edge, save,
        };
        command.Validators.Add(result =>
        {
            // Not their values, which one that was given none does not have.
            if (((Option[])[entries, clients]).All(option => result.GetResult(option) is { Tokens: [{ Value: "" }] })) result.AddError("--entries, --clients: one of them must name something.");
        });
        command.SetAction((parsed, ct) => RunAsync(
            ScenarioOptions.ToNumbers(parsed.GetValue(entries)!),
            ScenarioOptions.ToNumbers(parsed.GetValue(clients)!),
            ScenarioOptions.ToNames(parsed.GetValue(peers)!),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(rounds),
            parsed.GetValue(edge),
            parsed.GetValue(save),
            // The documentation's chart is of the standard settings alone: those of a quick look do not overwrite it.
            isStandard: ((Option[])[entries, peers, seconds, rounds, edge]).All(option => parsed.GetResult(option) is null or { Implicit: true }),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(
        int[] entries, int[] clients, string[] peers, TimeSpan round, int rounds, string? published, bool save, bool isStandard, CancellationToken ct)
    {
        var report = new ScenarioReport("growth");
        report.Paragraph(
            $"CPU milliseconds of the peer for a request, closed loop, {Connections} connections: the median of {Figures.Count(rounds, "interleaved round")} of "
            + $"{round.TotalSeconds:F0} s (least–most). Lines are fitted by least squares.");
        var points = new StringBuilder("against,peer,at,cpu_ms\n");
        var chart = new LineChart("CPU of a request against batch size", "entries in a batch", "CPU milliseconds a request");
        var pinning = "";
        var disturbances = new List<double>();
        if (entries.Length > 0)
        {
            report.Heading("Against the batch's size");
            pinning = await AgainstEntriesAsync(published, entries, peers, new(Connections, round), rounds, report, points, chart, disturbances, ct);
        }

        if (clients.Length > 0)
        {
            report.Heading("Against the number of clients, 1 entry, each client in turn");
            pinning = await AgainstClientsAsync(published, clients, new(Connections, round), rounds, report, points, disturbances, ct);
        }

        (string Kind, string Text)[] drawn = entries.Length > 0 ? [("svg", chart.ToSvg())] : [];
        await report.FinishAsync(
            ["load: the own generator", pinning, .. Disturbance.Describe(disturbances)], save, ct, [("csv", points.ToString()), .. isStandard ? [] : drawn]);
        if (!save || !isStandard) return 0;
        await File.WriteAllTextAsync(Documentation, chart.ToSvg(), ct);
        await Console.Out.WriteLineAsync($"Saved {Documentation}");
        return 0;
    }

    private static async Task<string> AgainstEntriesAsync(
        string? published, int[] entries, string[] names, LoadPlan plan, int rounds, ScenarioReport report, StringBuilder points, LineChart chart,
        List<double> disturbances, CancellationToken ct)
    {
        await using var bed = await EdgeBed.StartAsync(published, names, [LoadClient.Number(0)], ct);
        foreach (var size in entries) await bed.CheckAsync(size, ct);
        var disturbance = new Disturbance(bed.Pinning.ProxyCore, disturbances);
        var costs = new Dictionary<(string Peer, int Entries), List<double>>();
        foreach (var peer in bed.Peers) await peer.WarmUpAsync(peer.Traffic(bed.Client, entries[0]), Connections, ct);
        // The first round warms up the code that only larger batches use.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var size in entries)
            {
                foreach (var peer in round % 2 == 0 ? bed.Peers : bed.Peers.Reverse())
                {
                    var cost = await peer.CpuPerThousandAsync(peer.Traffic(bed.Client, size), plan, disturbance, ct);
                    if (round > 0) Add(costs, (peer.Peer.Name, size), cost);
                }
            }
        }

        foreach (var size in entries) await bed.CheckAsync(size, ct);
        var table = new MarkdownTable(["entries", .. names, .. names.Skip(1).Select(name => $"{names[0]} / {name}")]);
        foreach (var size in entries)
        {
            table.Add(
            [
                $"{size}", .. names.Select(name => Spread.Of(costs[(name, size)]).ToString("F4")),
                .. names.Skip(1).Select(name => Spread.Of(costs[(names[0], size)].Zip(costs[(name, size)], (of, to) => of / to)).ToString("F2")),
            ]);
        }

        report.Table(table);
        foreach (var name in names)
        {
            var line = entries.Select(size => (X: (double)size, Y: Spread.Of(costs[(name, size)]).Median)).ToList();
            chart.Add(name, line);
            foreach (var (x, y) in line) points.Append(CultureInfo.InvariantCulture, $"entries,{name},{x},{y:F5}\n");
            report.Paragraph($"{name}: {Fitted(line, "entry")}");
        }

        return bed.Pinning.Description;
    }

    private static async Task<string> AgainstClientsAsync(
        string? published, int[] clients, LoadPlan plan, int rounds, ScenarioReport report, StringBuilder points, List<double> disturbances, CancellationToken ct)
    {
        var pinning = "";
        var table = new MarkdownTable("clients", "CPU ms", "resident MB");
        var line = new List<(double X, double Y)>();
        foreach (var count in clients)
        {
            LoadClient[] all = [.. Enumerable.Range(0, count).Select(LoadClient.Number)];
            await using var bed = await EdgeBed.StartAsync(published, [EdgePeer.ProductName], all, ct);
            pinning = bed.Pinning.Description;
            var disturbance = new Disturbance(bed.Pinning.ProxyCore, disturbances);
            await bed.CheckAsync(1, ct);
            var edge = bed.Peers[0];
            var body = SampleBatch.Of(1);
            var traffic = new Traffic(
                edge.EndPoint, new RotatingRequests([.. all.Select(client => WebhookRequest.Sync(client, body).ToBytes(edge.EndPoint))]), 200);
            await edge.WarmUpAsync(traffic, Connections, ct);
            var costs = new List<double>();
            for (var round = 0; round < rounds; round++) costs.Add(await edge.CpuPerThousandAsync(traffic, plan, disturbance, ct));
            await bed.CheckAsync(1, ct);
            line.Add((count, Spread.Of(costs).Median));
            points.Append(CultureInfo.InvariantCulture, $"clients,edge,{count},{line[^1].Y:F5}\n");
            table.Add($"{count}", Spread.Of(costs).ToString("F4"), Figures.Megabytes(edge.Use().ResidentBytes));
        }

        report.Table(table);
        report.Paragraph($"edge: {Fitted(line, "client")}");
        return pinning;
    }

    /// <summary>Says which line lies nearest to the points; two always lie on one, which says nothing.</summary>
    internal static string Fitted(IReadOnlyList<(double X, double Y)> points, string unit)
    {
        if (points.Count < FewestForALine) return $"no line is fitted to fewer than {FewestForALine} points.";
        var line = LeastSquares.Fit(points);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{line.Intercept * 1000:F1} µs fixed and {line.Slope * 1_000_000:F1} ns for each {unit}, r² {line.RSquared:F4}.");
    }

    private static void Add<TKey>(Dictionary<TKey, List<double>> lists, TKey key, double value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(value);
    }
}
