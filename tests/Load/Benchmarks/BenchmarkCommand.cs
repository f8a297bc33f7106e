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

    // What is answered without a run.
    private static readonly string[] Questions = ["--list", "--info", "--help", "--version"];

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var command = new Command("benchmark", "The edge's rooms by themselves. Takes BenchmarkDotNet's arguments: --filter '*Validation*', --list flat, --job short.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        // It hears of no cancellation: what it is at ends with this program.
        command.SetAction((parsed, ct) => Task.Run(() => Run(parsed.UnmatchedTokens), CancellationToken.None).WaitAsync(ct));
        return command;
    }

    private static int Run(IReadOnlyList<string> arguments)
    {
        var config = ManualConfig.Create(DefaultConfig.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn(StatisticColumn.Min) // on a machine that does other work too, the fairest
            .WithArtifactsPath(Path.Combine(Repository.LoadFolder, "BenchmarkDotNet.Artifacts"));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkCommand).Assembly).Run([InProcess, .. arguments], config);
        if (!summaries.SelectMany(summary => summary.Reports).Any() && !arguments.Any(argument => Questions.Contains(argument.Split('=')[0])))
            throw new LoadException("No benchmark ran: --list flat tells their names, --filter '*Validation*' takes some of them.");
        return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
    }
}
