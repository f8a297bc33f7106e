using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Running;

namespace Insight.Load.Benchmarks;

/// <summary><c>benchmark</c>: the edge's rooms by themselves, in this process, with BenchmarkDotNet.</summary>
/// <remarks>The scenarios tell what a request costs; this tells what of it a room costs, and what the room allocates.</remarks>
internal static class BenchmarkCommand
{
    // Else BenchmarkDotNet generates a project a run, which would not find this repository's package versions.
    private const string InProcess = "--inProcess";

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var command = new Command("benchmark", "The edge's rooms by themselves. Takes BenchmarkDotNet's arguments: --filter '*Validation*', --list flat, --job short.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(parsed => Run(parsed.UnmatchedTokens));
        return command;
    }

    private static int Run(IEnumerable<string> arguments)
    {
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn(StatisticColumn.Min) // on a machine that does other work too, the fairest
            .WithArtifactsPath(Path.Combine(Repository.LoadFolder, "BenchmarkDotNet.Artifacts"));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkCommand).Assembly).Run([InProcess, .. arguments], config);
        return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
    }
}
