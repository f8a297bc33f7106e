using System.CommandLine;
using Insight.Load.Peers;

namespace Insight.Load.Scenarios;

/// <summary><c>compare</c>: what a request costs the edge, beside what it costs others.</summary>
internal static class CompareScenario
{
    private const int MostWarmUp = 600;
    private const string AllSizes = "1,10,100,1000";
    private const string QuickSizes = "1,10";

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var seconds = ScenarioOptions.Seconds(3, "Length of a round.");
        var warmUp = ScenarioOptions.Number("--warm-up", 8, "Seconds of warming up, for each peer and size.", 0, MostWarmUp);
        var rounds = ScenarioOptions.Rounds(5);
        var entries = ScenarioOptions.Sizes(AllSizes);
        var connections = ScenarioOptions.Connections();
        var peers = ScenarioOptions.Peers(string.Join(',', PeerCatalog.Names));
        var edge = ScenarioOptions.Edge();
        var baseline = ScenarioOptions.Baseline();
        var save = ScenarioOptions.Save();
        var quick = new Option<bool>("--quick") { Description = "One short round, for the checks alone." };

        var command = new Command("compare", "CPU, throughput and latency of the edge beside its peers, round by round.")
        {
            seconds, warmUp, rounds, entries, connections, peers, edge, baseline, save, quick,
        };
        command.SetAction((parsed, ct) =>
        {
            var isQuick = parsed.GetValue(quick);
            var sizes = isQuick && parsed.GetResult(entries) is not { Implicit: false } ? QuickSizes : parsed.GetValue(entries)!;
            var full = new CompareOptions
            {
                Round = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                WarmUp = TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                Rounds = parsed.GetValue(rounds),
                Entries = ScenarioOptions.ToNumbers(sizes),
                Connections = parsed.GetValue(connections),
                Peers = ScenarioOptions.ToNames(parsed.GetValue(peers)!),
                Edge = parsed.GetValue(edge),
                Baseline = parsed.GetValue(baseline),
                Save = parsed.GetValue(save),
            };
            return new Comparison(full, Console.Out).RunAsync(isQuick, ct);
        });
        return command;
    }
}
