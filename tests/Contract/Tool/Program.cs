namespace Insight.Contract;

internal static class Program
{
    private static Task<int> Main(string[] args) => ContractProgram.RunAsync(args);
}
