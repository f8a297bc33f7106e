using Insight.Load.Processes;

namespace Insight.Load;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var signals = new StopSignals();
        return await CommandLine.RunAsync(CommandLine.Create(), args, Console.Error, signals.Token);
    }
}
