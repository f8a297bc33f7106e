using System.CommandLine;
using Insight.Load.Peers;

namespace Insight.Load.Scenarios;

/// <summary><c>compare</c>: what a request costs the edge, beside what it costs others.</summary>
internal static class CompareScenario
{
    private const char Separator = ',';
    private const string AllSizes = "1,10,100,1000";
    private const string QuickSizes = "1,10";

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Length of a round.", DefaultValueFactory = _ => 3 };
        var warmUp = new Option<int>("--warm-up") { Description = "Seconds of warming up, for each peer and size.", DefaultValueFactory = _ => 8 };
        var rounds = new Option<int>("--rounds") { Description = "How many rounds.", DefaultValueFactory = _ => 5 };
        var entries = new Option<string>("--entries") { Description = "Sizes of batches.", DefaultValueFactory = _ => AllSizes };
        var connections = new Option<int>("--connections") { Description = "Open connections.", DefaultValueFactory = _ => 32 };
        var peers = new Option<string>("--peers") { Description = "Which peers.", DefaultValueFactory = _ => string.Join(Separator, PeerCatalog.Names) };
        var edge = new Option<string?>("--edge") { Description = "A published edge to measure in place of this repository's." };
        var baseline = new Option<string?>("--baseline") { Description = "A published edge to measure beside it: what a change gave." };
        var save = new Option<bool>("--save") { Description = "Also writes what is printed to tests/Load/Results." };
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
                Entries = [.. sizes.Split(Separator).Select(int.Parse)],
                Connections = parsed.GetValue(connections),
                Peers = parsed.GetValue(peers)!.Split(Separator),
                Edge = parsed.GetValue(edge),
                Baseline = parsed.GetValue(baseline),
                Save = parsed.GetValue(save),
            };
            return new Comparison(full, Console.Out).RunAsync(isQuick, ct);
        });
        return command;
    }
}
