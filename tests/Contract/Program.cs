namespace Insight.Contract.Tests;

/// <summary>The test project is a program too: the contract program, which integrators run on their own payloads (issue 7).</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => ContractProgram.RunAsync(args);
}
