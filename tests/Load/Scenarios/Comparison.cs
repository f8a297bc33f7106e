using Insight.Load.Generation;
using Insight.Load.Measuring;
using Insight.Load.Peers;
using Insight.Load.Processes;
using Insight.Load.Reporting;
using Insight.Load.Requests;

namespace Insight.Load.Scenarios;

/// <summary>One run of <c>compare</c>.</summary>
/// <remarks>
/// 1. Peers are chosen; those that are not installed are told.
/// 2. All of them are started, and stay: an idle one costs nothing.
/// 3. Each must answer right, at every size.
/// 4. Each is warmed up.
/// 5. Rounds: every peer at every size in each, in reverse order every other time, so that a machine that slows down slows all alike.
/// 6. Each must still answer right, and must have done so under load.
/// </remarks>
/// <param name="options">What is asked for.</param>
/// <param name="output">Where it prints.</param>
internal sealed class Comparison(CompareOptions options, TextWriter output)
{
    private readonly Dictionary<(string Peer, int Entries), List<Round>> _rounds = [];
    private readonly List<string> _faults = [];

    /// <summary>Runs it.</summary>
    /// <param name="quick">Whether the checks alone are wanted: one round of a second, and no table.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The exit code: 1 where a peer answered wrong.</returns>
    public async Task<int> RunAsync(bool quick, CancellationToken ct)
    {
#if DEBUG
        await output.WriteLineAsync("This is a Debug build, and so is the YARP that it contains: figures need -c Release.");
#endif

        // 1.
        var build = options.Edge is { } given ? Path.GetFullPath(given) : await ReleaseBuild.OfEdgeAsync(ct);
        var (peers, skipped) = Choose(build);
        foreach (var line in skipped)
            await output.WriteLineAsync(line);

        // 2.
        await using var bed = await TestBed.StartAsync(peers, [LoadClient.Number(0)], ct);
        var generator = await bed.GeneratorAsync(ct);

        // 3.
        await CheckAsync(bed, ct);

        // 4.
        if (!quick && options.WarmUp > TimeSpan.Zero)
            await LoadAsync(bed, generator, options.WarmUp, bed.Peers, keep: false, ct);

        // 5.
        for (var round = 0; round < (quick ? 1 : options.Rounds); round++)
        {
            var order = round % 2 == 0 ? bed.Peers : bed.Peers.Reverse();
            await LoadAsync(bed, generator, quick ? TimeSpan.FromSeconds(1) : options.Round, order, keep: true, ct);
        }

        // 6.
        await CheckAsync(bed, ct);
        foreach (var ((peer, entries), rounds) in _rounds)
        {
            if (rounds.Sum(round => round.Run.Errors) is > 0 and var errors)
                _faults.Add($"{peer}, {Figures.Entries(entries)}, under load: {errors} of {rounds.Sum(round => round.Run.Requests)} answers were wrong");
        }

        foreach (var fault in _faults)
            await output.WriteLineAsync($"WRONG {fault}");
        if (quick)
            await output.WriteLineAsync($"compare --quick: {Figures.Count(peers.Count, "peer")} ({string.Join(", ", peers.Select(peer => peer.Name))}) checked, {Figures.Count(_faults.Count, "wrong answer")}.");
        else
            await ReportAsync(bed, generator, skipped, ct);
        return _faults.Count == 0 ? 0 : 1;
    }

    private (List<IPeer> Peers, List<string> Skipped) Choose(string build)
    {
        var names = options.Peers.Contains(EdgePeer.ProductName) ? options.Peers : [EdgePeer.ProductName, .. options.Peers];
        var asked = names.Select(name => PeerCatalog.Create(name, build)).ToList();
        if (options.Baseline is { } baseline)
            asked.Add(new EdgePeer(Path.GetFullPath(baseline), "baseline"));
        return (
            asked.FindAll(peer => peer.Missing() is null),
            [.. asked.Where(peer => peer.Missing() is not null).Select(peer => $"Skipped {peer.Name}, which is not installed: {peer.Missing()}")]);
    }

    private async Task CheckAsync(TestBed bed, CancellationToken ct)
    {
        foreach (var peer in bed.Peers)
        {
            foreach (var entries in options.Entries)
                _faults.AddRange(await bed.Checks.RunAsync(peer.Peer, peer.EndPoint, entries, ct));
        }
    }

    private async Task LoadAsync(
        TestBed bed, ILoadGenerator generator, TimeSpan duration, IEnumerable<RunningPeer> order, bool keep, CancellationToken ct)
    {
        var plan = new LoadPlan(options.Connections, duration);
        foreach (var entries in options.Entries)
        {
            var request = WebhookRequest.Sync(bed.Client, SampleBatch.Of(entries));
            foreach (var peer in order)
            {
                var round = await Round.MeasureAsync(
                    peer, bed.Pinning.ProxyCore, generator, new LoadTarget(peer.EndPoint, request.ToBytes(peer.EndPoint), 200), plan, ct);
                if (!keep)
                    continue;
                if (!_rounds.TryGetValue((peer.Peer.Name, entries), out var rounds))
                    _rounds[(peer.Peer.Name, entries)] = rounds = [];
                rounds.Add(round);
            }
        }
    }

    private async Task ReportAsync(TestBed bed, ILoadGenerator generator, List<string> skipped, CancellationToken ct)
    {
        var report = new ComparisonReport(options, _rounds);
        var text = await report.WriteAsync(bed, generator, skipped, _faults, ct);
        await output.WriteLineAsync(text);
        if (!options.Save)
            return;
        foreach (var path in await ResultFile.SaveAsync("compare", [("md", text)], ct))
            await output.WriteLineAsync($"Saved {path}");
    }
}
