using System.Security.Cryptography;
using Insight.Load.Processes;

namespace Insight.Load.Stacks;

/// <summary>The storage backend's Release build as a process.</summary>
internal static class BackendBuild
{
    /// <summary>The token that opens it, drawn for this run: in Production a backend does not start without one.</summary>
    public static readonly string Token = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>How a published backend is started in Production.</summary>
    /// <param name="build">The folder it was published to.</param>
    /// <param name="listen">Where it listens.</param>
    /// <param name="settings">Further settings, as environment variables.</param>
    public static ProgramStart Start(string build, System.Net.IPEndPoint listen, IReadOnlyDictionary<string, string> settings)
    {
        var assembly = Path.Combine(build, "Insight.Backend.dll");
        var environment = new Dictionary<string, string>(settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["Backend__Urls"] = $"http://{listen}",
        };
        if (PublishedBuild.Knows(assembly, "TokenFile"))
            environment["Backend__Token"] = Token;
        if (PublishedBuild.Knows(assembly, "Management"))
            environment["Backend__Management__Urls"] = "http://127.0.0.1:0";
        if (PublishedBuild.Knows(assembly, "DrainDelay"))
            environment["Backend__Shutdown__DrainDelay"] = "00:00:00";
        return new ProgramStart(Executable.Dotnet, [assembly]) { Environment = environment };
    }
}
