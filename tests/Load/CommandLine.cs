using System.CommandLine;
using System.CommandLine.Invocation;
using System.Net.Sockets;
using Insight.Load.Benchmarks;
using Insight.Load.Generation;
using Insight.Load.Peers.Programs;
using Insight.Load.Scenarios;

namespace Insight.Load;

/// <summary>The program's commands, and how every one of them ends: by itself, told what is wrong, or stopped.</summary>
internal static class CommandLine
{
    /// <summary>The exit code where something is wrong: with the command line, or with what was measured.</summary>
    public const int Wrong = 1;

    /// <summary>The exit code where the user stopped it: what shells make of Ctrl-C.</summary>
    public const int Stopped = 130;

    /// <summary>Creates the commands.</summary>
    public static RootCommand Create()
    {
        var peer = PeerCommand.Create();
        peer.Hidden = true;
        return new RootCommand("Measures the edge, alone and against others.")
        {
            CompareScenario.Create(),
            LatencyScenario.Create(),
            SystemScenario.Create(),
            StorageScenario.Create(),
            SteadyScenario.Create(),
            SpikeScenario.Create(),
            SoakScenario.Create(),
            GrowthScenario.Create(),
            NoisyNeighbourScenario.Create(),
            MemoryScenario.Create(),
            StartupScenario.Create(),
            BenchmarkCommand.Create(),
            peer,
        };
    }

    /// <summary>Runs a command.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="arguments">The command's name and its options.</param>
    /// <param name="error">Where it says what is wrong.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> arguments, TextWriter error, CancellationToken stop)
    {
        var parsed = root.Parse(arguments);
        // The line that says what is wrong must not be lost above a page of options.
        if (parsed.Action is ParseErrorAction refusal && parsed.CommandResult.Command != root) refusal.ShowHelp = false;
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Error = error }, stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Whatever fails behind a stop fails because of it.
            await error.WriteLineAsync("Stopped.");
            return Stopped;
        }
        catch (Exception e) when (e is LoadException or FailedRunException)
        {
            await error.WriteLineAsync(e.Message);
            return Wrong;
        }
        catch (SocketException e)
        {
            await error.WriteLineAsync($"What was measured does not answer any more: {e.Message}");
            return Wrong;
        }
    }
}
