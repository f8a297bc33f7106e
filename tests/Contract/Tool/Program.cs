namespace Insight.Contract;

/// <summary>The program as it is packed.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => ContractProgram.RunAsync(args);
}
