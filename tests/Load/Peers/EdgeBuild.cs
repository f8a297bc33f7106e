using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>The product's Release build, in a folder of its own so that no later build changes it under a running process.</summary>
internal static class EdgeBuild
{
    /// <summary>Publishes the edge of this repository, and gives the folder.</summary>
    public static async Task<string> PublishAsync(CancellationToken ct)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published", "Insight.Edge");
        await Tool.RunAsync(
            Executable.Dotnet,
            ["publish", Path.Combine(Repository.Root, "src", "Insight.Edge"), "-c", "Release", "-o", folder, "--nologo", "-v", "quiet", "-nodeReuse:false"],
            ct,
            Repository.Root);
        return folder;
    }
}
