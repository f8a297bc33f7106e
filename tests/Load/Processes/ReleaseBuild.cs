namespace Insight.Load.Processes;

/// <summary>A part of the product as <c>dotnet publish -c Release</c> makes it, in a folder of its own so that no later build changes it under a running process.</summary>
internal static class ReleaseBuild
{
    /// <summary>Publishes the edge of this repository, and gives the folder.</summary>
    public static Task<string> OfEdgeAsync(CancellationToken ct) => PublishAsync("Insight.Edge", ct);

    /// <summary>Publishes the storage backend of this repository, and gives the folder.</summary>
    public static Task<string> OfBackendAsync(CancellationToken ct) => PublishAsync("Insight.Backend", ct);

    private static async Task<string> PublishAsync(string project, CancellationToken ct)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published", project);
        await Tool.RunAsync(
            Executable.Dotnet,
            ["publish", Path.Combine(Repository.Root, "src", project), "-c", "Release", "-o", folder, "--nologo", "-v", "quiet", "-nodeReuse:false"],
            ct,
            Repository.Root);
        return folder;
    }
}
