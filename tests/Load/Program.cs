using System.CommandLine;
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
        catch (LoadException e)
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
