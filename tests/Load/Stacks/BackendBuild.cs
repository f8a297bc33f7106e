using Insight.Load.Processes;

namespace Insight.Load.Stacks;

/// <summary>The storage backend's Release build, in a folder of its own.</summary>
internal static class BackendBuild
{
    /// <summary>Publishes the backend of this repository, and gives the folder.</summary>
    public static async Task<string> PublishAsync(CancellationToken ct)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published", "Insight.Backend");
        await Tool.RunAsync(
            Executable.Dotnet,
            ["publish", Path.Combine(Repository.Root, "src", "Insight.Backend"), "-c", "Release", "-o", folder, "--nologo", "-v", "quiet", "-nodeReuse:false"],
            ct,
            Repository.Root);
        return folder;
    }

    /// <summary>How a published backend is started in Production.</summary>
    /// <param name="build">The folder it was published to.</param>
    /// <param name="listen">Where it listens.</param>
    /// <param name="settings">Further settings, as environment variables.</param>
    public static ProgramStart Start(string build, System.Net.IPEndPoint listen, IReadOnlyDictionary<string, string> settings) =>
        new(Executable.Dotnet, [Path.Combine(build, "Insight.Backend.dll")])
        {
            Environment = new Dictionary<string, string>(settings)
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["Backend__Urls"] = $"http://{listen}",
            },
        };
}
