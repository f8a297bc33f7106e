using System.Globalization;
using System.Text;
using Insight.Load.Generation;
using Insight.Load.Measuring;
using Insight.Load.Peers;
using Insight.Load.Reporting;
using Insight.Load.Requests;

namespace Insight.Load.Scenarios;

/// <summary>What <c>compare</c> found, as a page: a table for each size of batch, then the machine and the versions.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="rounds">What was measured.</param>
internal sealed class ComparisonReport(CompareOptions options, IReadOnlyDictionary<(string Peer, int Entries), List<Round>> rounds)
{
    private const double Megabyte = 1_000_000;

    /// <summary>Writes it.</summary>
    public async Task<string> WriteAsync(
        TestBed bed, ILoadGenerator generator, IReadOnlyList<string> skipped, IReadOnlyList<string> faults, CancellationToken ct)
    {
        var text = new StringBuilder("# compare\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Figures.Count(options.Rounds, "round")} of {options.Round.TotalSeconds:F0} s, {Figures.Count(options.Connections, "connection")}, ")
            .Append("interleaved, in reverse order every other time. Each figure is the median of the rounds (least–most).\n");
        foreach (var entries in options.Entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Figures.Entries(entries)}, {SampleBatch.Of(entries).Length} bytes\n\n")
                .Append(Table(bed, entries));
        }

        text.Append('\n');
        foreach (var fault in faults)
            text.Append(CultureInfo.InvariantCulture, $"- WRONG {fault}\n");
        foreach (var peer in bed.Peers.Prepend(bed.Backend))
            text.Append(CultureInfo.InvariantCulture, $"- {peer.Peer.Name}: {peer.Peer.Description} ({await peer.Peer.VersionAsync(ct)})\n");
        foreach (var line in skipped)
            text.Append(CultureInfo.InvariantCulture, $"- {line}\n");
        text.Append(CultureInfo.InvariantCulture, $"- load: {generator.Name}; {bed.Pinning.Description}\n");
        foreach (var line in Disturbance.Describe(rounds.Values.SelectMany(each => each).Select(round => round.Disturbance).OfType<double>()))
            text.Append(CultureInfo.InvariantCulture, $"- {line}\n");
        foreach (var line in await Machine.DescribeAsync(ct))
            text.Append(CultureInfo.InvariantCulture, $"- {line}\n");
        return text.ToString();
    }

    private string Table(TestBed bed, int entries)
    {
        var table = new MarkdownTable("peer", "requests/s", "p50 ms", "p99 ms", "CPU s / 1,000 requests", "resident MB", "CPU edge / peer");
        var edge = rounds[(EdgePeer.ProductName, entries)];
        foreach (var peer in bed.Peers)
        {
            var own = rounds[(peer.Peer.Name, entries)];
            table.Add(
                peer.Peer.Name,
                Of(round => round.Run.RequestsPerSecond, "F0"),
                Of(round => round.Run.P50.TotalMilliseconds, "F2"),
                Of(round => round.Run.P99.TotalMilliseconds, "F2"),
                Of(round => round.CpuPerThousand, "F4"),
                Of(round => round.ResidentBytes / Megabyte, "F0"),
                // Within a round, where both ran under the same conditions.
                peer.Peer.Name == EdgePeer.ProductName ? "" : Spread.Of(edge.Zip(own, (of, to) => of.CpuPerThousand / to.CpuPerThousand)).ToString("F2"));

            string Of(Func<Round, double> figure, string format) => Spread.Of(own.Select(figure)).ToString(format);
        }

        return table.ToString();
    }
}
