using System.Text.Json;
using System.Text.Json.Serialization;
using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>The product, as <c>dotnet publish -c Release</c> makes it, in Production.</summary>
/// <param name="build">The folder it was published to.</param>
/// <param name="name">What tables call it, where two builds are compared.</param>
internal sealed class EdgePeer(string build, string name = EdgePeer.ProductName) : IPeer
{
    /// <summary>What the build under test is called.</summary>
    public const string ProductName = "edge";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string Name => name;

    public string Description => "Insight Edge: every check, forwards the clean part, the documented answer, a log line a request";

    public PeerDuty Duty => PeerDuty.FullContract;

    public string? Missing() => null;

    public Task<string> VersionAsync(CancellationToken ct) => Task.FromResult($"{Path.GetRelativePath(Repository.Root, build)}, .NET {Environment.Version}");

    public ProgramStart Prepare(PeerSite site)
    {
        // As docs/operating.md says: a folder with the shipped settings, and the deployment's own beside them.
        File.Copy(Path.Combine(build, "appsettings.json"), Path.Combine(site.Folder, "appsettings.json"), overwrite: true);
        site.Write("appsettings.Production.json", JsonSerializer.Serialize(Settings(site), Indented));
        return new ProgramStart(Executable.Dotnet, [Path.Combine(build, "Insight.Edge.dll")])
        {
            Environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = "Production" },
        };
    }

    // The load comes over plain HTTP, which a build from before the setting serves without it.
    private Dictionary<string, object> Settings(PeerSite site) => new()
    {
        ["Edge"] = new
        {
            Urls = $"http://{site.Listen}",
            PlainHttp = PublishedBuild.Knows(Path.Combine(build, "Insight.Edge.dll"), "PlainHttp") ? "Loopback" : null,
            Management = new { Urls = $"http://{FreePort.Next()}" },
            Shutdown = PublishedBuild.Knows(Path.Combine(build, "Insight.Edge.dll"), "DrainDelay") ? new { DrainDelay = "00:00:00" } : null,
            Clients = site.Clients.Select(client => new
            {
                client.Id,
                client.Ehr,
                client.Organization,
                ApiKeys = new[] { new { Sha256 = client.ApiKeySha256 } },
                SigningKeys = new[] { new { Value = client.SigningKey } },
                RateLimit = new { client.PermitsPerSecond, client.Burst, client.MaxConcurrent },
            }),
        },
        ["ReverseProxy"] = new
        {
            Clusters = new { backend = new { Destinations = new { primary = new { Address = $"http://{site.Backend}" } } } },
        },
    };
}
