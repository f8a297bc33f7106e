using System.CommandLine;
using Insight.Load.Benchmarks;
using Insight.Load.Generation;
using Insight.Load.Peers.Programs;
using Insight.Load.Scenarios;

namespace Insight.Load;

internal static class Program
{
    // Ctrl-C cancels; what was started must have the time to stop.
    private static readonly TimeSpan PatienceForStop = TimeSpan.FromSeconds(30);

    private static async Task<int> Main(string[] args)
    {
        var peer = PeerCommand.Create();
        peer.Hidden = true;
        var root = new RootCommand("Measures the edge, alone and against others.")
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

        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = PatienceForStop,
            });
        }
        catch (Exception e) when (e is LoadException or FailedRunException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 1;
        }
    }
}
