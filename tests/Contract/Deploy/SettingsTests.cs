using System.Text.Json.Nodes;
using Insight.Backend;
using Insight.Contract.Tests.Support;
using Insight.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;

namespace Insight.Contract.Tests.Deploy;

/// <summary>What <c>deploy/</c> sets is what edge and backend know, and what they start with.</summary>
public sealed class SettingsTests : IDisposable
{
    private static readonly string[] Runtime = ["ASPNETCORE_ENVIRONMENT", "ASPNETCORE_HTTP_PORTS", "DOTNET_EnableDiagnostics", "DOTNET_USE_POLLING_FILE_WATCHER"];

    private readonly string _root = Directory.CreateTempSubdirectory("insight-deploy-").FullName;
    private readonly TestAuthority _authority = new();

    public static TheoryData<DeployedPart> Edges => [.. DeployFolder.Parts("edge")];

    public static TheoryData<DeployedPart> Backends => [.. DeployFolder.Parts("backend")];

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Edges), DisableDiscoveryEnumeration = true)]
    public async Task An_edge_takes_the_settings_as_they_are(DeployedPart part)
    {
        part.Environment.Keys.Where(name => !name.StartsWith("Edge__", StringComparison.Ordinal)
            && !name.StartsWith("ReverseProxy__Clusters__backend__Destinations__primary__", StringComparison.Ordinal)
            && !name.StartsWith("Kestrel__Certificates__Default__", StringComparison.Ordinal)).Except(Runtime).ShouldBeEmpty();
        part.Environment["ASPNETCORE_ENVIRONMENT"].ShouldBe("Production");
        var files = WriteFiles(part);
        foreach (var name in (string[])["appsettings.json", "appsettings.Production.json"])
        {
            File.WriteAllText(
                Path.Combine(_root, name),
                File.ReadAllText(DeployFolder.PathOf($"settings/{name}")).Replace("\"/run/", $"\"{_root}/run/", StringComparison.Ordinal));
        }

        Write("/run/secrets/insight/signing-keys/acme", "a signing key");
        await using var edge = await EdgeHost.CreateAsync(
            new WebApplicationOptions { ContentRootPath = _root, EnvironmentName = "Production" },
            builder => builder.Configuration.AddInMemoryCollection(files));
        edge.Services.GetRequiredService<IProxyConfigProvider>().GetConfig().Clusters.ShouldHaveSingleItem()
            .Destinations!.ShouldHaveSingleItem().Value.Address.ShouldBe(files["ReverseProxy:Clusters:backend:Destinations:primary:Address"]);
    }

    [Theory]
    [MemberData(nameof(Backends), DisableDiscoveryEnumeration = true)]
    public async Task A_backend_takes_the_settings_as_they_are(DeployedPart part)
    {
        part.Environment.Keys.Where(name => !name.StartsWith("Backend__", StringComparison.Ordinal)
            && !name.StartsWith("Kestrel__Certificates__Default__", StringComparison.Ordinal)).Except(Runtime).ShouldBeEmpty();
        part.Environment["ASPNETCORE_ENVIRONMENT"].ShouldBe("Production");
        var files = WriteFiles(part);
        File.Copy(RepositoryFolder.PathOf("src/Insight.Backend/appsettings.json"), Path.Combine(_root, "appsettings.json"));
        await using var backend = BackendHost.Create(
            new WebApplicationOptions { ContentRootPath = _root, EnvironmentName = "Production" }, configuration => configuration.AddInMemoryCollection(files));
    }

    [Fact]
    public void Every_file_that_a_setting_names_is_there_for_the_part()
    {
        foreach (var part in DeployFolder.Parts("edge").Concat(DeployFolder.Parts("backend")))
        {
            part.Files.ShouldNotBeEmpty(part.Where);
            part.Files.ShouldAllBe(file => part.Mounts.Any(mount => file == mount || file.StartsWith($"{mount}/", StringComparison.Ordinal)), part.Where);
        }

        // Those of the clients' settings too; a unit's are elsewhere, which the file's reader is told.
        var key = (string)JsonNode.Parse(File.ReadAllText(DeployFolder.PathOf("settings/appsettings.Production.json")))!["Edge"]!["Clients"]![0]!["SigningKeys"]![0]!["File"]!;
        foreach (var part in (DeployedPart[])[DeployFolder.Compose("edge"), DeployFolder.Kubernetes("edge")])
            part.Mounts.ShouldContain(mount => key.StartsWith($"{mount}/", StringComparison.Ordinal), part.Where);
    }

    [Fact]
    public void The_shipped_settings_are_the_edges_own() =>
        File.ReadAllText(DeployFolder.PathOf("settings/appsettings.json")).ShouldBe(File.ReadAllText(RepositoryFolder.PathOf("src/Insight.Edge/appsettings.json")));

    // The files that the way promises, below a folder of the test's, and the settings that name them there.
    private Dictionary<string, string?> WriteFiles(DeployedPart part)
    {
        using var certificate = _authority.Server();
        var (pem, key) = TestAuthority.Write(_root, "server", certificate);
        var (authority, _) = TestAuthority.Write(_root, "authority", _authority.Certificate);
        foreach (var file in part.Files)
        {
            Write(file, Path.GetFileName(file) switch
            {
                "tls.crt" => File.ReadAllText(pem),
                "tls.key" => File.ReadAllText(key),
                "ca.crt" => File.ReadAllText(authority),
                _ => new string('a', 64),
            });
        }

        var settings = part.Settings.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in part.Settings)
        {
            if (value!.StartsWith("/run/", StringComparison.Ordinal))
                settings[name] = _root + value;
        }

        return settings;
    }

    private void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root + file)!);
        File.WriteAllText(_root + file, content);
    }
}
