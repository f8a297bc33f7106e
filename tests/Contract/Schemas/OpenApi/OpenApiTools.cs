using Insight.Contract.Tests.Deploy;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>Runs the programs in <c>Tools</c>.</summary>
internal static class OpenApiTools
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>A file's path.</summary>
    public static string PathOf(string file) => RepositoryFolder.PathOf($"tests/Contract/Schemas/OpenApi/Tools/{file}");

    /// <summary>Runs one, which must end well.</summary>
    public static Task RunAsync(params string[] arguments) => NodeAsync([PathOf("run.mjs"), .. arguments]);

    /// <summary>Runs a script, which must end well.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> NodeAsync(params string[] arguments)
    {
        var (exitCode, output) = await OtherProgram.RunAsync("node", Patience, arguments);
        exitCode.ShouldBe(0, output);
        return output;
    }
}
