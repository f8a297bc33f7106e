using Insight.Contract.Tests.Support;
using Insight.Load.Processes;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Faults;

/// <summary>What was answered 200 or 201 is stored, whatever is killed, and whenever.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Callers = 32;
    private const int Rounds = 10;
    private const int RoundsOverHttp2 = 6;
    private const int Between = 60;

    [Fact]
    public async Task Killing_backend_and_edge_loses_nothing_on_Sqlite()
    {
        var storage = new FaultStorage.Sqlite();
        await using var product = new ProductProcesses(storage.Settings);
        await KillAsync(storage, product, Rounds, KillBackendAsync, KillEdgeAsync);
    }

    [PostgreSqlFact]
    public async Task Killing_backend_and_edge_loses_nothing_on_PostgreSql()
    {
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        await using var product = new ProductProcesses(storage.Settings);
        await KillAsync(storage, product, Rounds, KillBackendAsync, KillEdgeAsync);
    }

    [PostgreSqlFact]
    public async Task Killing_PostgreSql_loses_nothing()
    {
        await using var storage = await FaultStorage.PostgreSql.StartAsync();
        await using var product = new ProductProcesses(storage.Settings);
        await KillAsync(storage, product, Rounds, async _ =>
        {
            await storage.KillServerAsync();
            await storage.StartServerAsync();
            await product.EdgeReadyAsync();
        });
    }

    [Fact]
    public async Task Killing_backend_and_edge_loses_nothing_where_they_speak_HTTP_2_over_TLS()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Server();
        var certificates = Directory.CreateTempSubdirectory("insight-certificates-").FullName;
        try
        {
            // Of one connection's many requests all are lost with it. The edge is told to speak nothing else, so that whatever is stored came so.
            var (chain, key) = TestAuthority.Write(certificates, "server", certificate);
            var (ca, _) = TestAuthority.Write(certificates, "ca", authority.Certificate);
            var tls = new Uri($"https://{FreePort.Next()}");
            var storage = new FaultStorage.Sqlite();
            await using var product = new ProductProcesses(
                folder => new(storage.Settings(folder))
                {
                    ["Kestrel:Certificates:Default:Path"] = chain,
                    ["Kestrel:Certificates:Default:KeyPath"] = key,
                },
                new()
                {
                    ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = tls.ToString(),
                    ["ReverseProxy:Clusters:backend:HttpRequest:Version"] = "2",
                    ["ReverseProxy:Clusters:backend:HttpRequest:VersionPolicy"] = "RequestVersionExact",
                    ["Edge:Upstream:CaFile"] = ca,
                },
                furtherBackendAddress: tls);
            await KillAsync(storage, product, RoundsOverHttp2, KillBackendAsync, KillEdgeAsync);
        }
        finally
        {
            Directory.Delete(certificates, recursive: true);
        }
    }

    private static async Task KillBackendAsync(ProductProcesses product)
    {
        await product.Backend.KillAsync();
        await product.StartBackendAsync();
        await product.EdgeReadyAsync();
    }

    private static async Task KillEdgeAsync(ProductProcesses product)
    {
        await product.Edge.KillAsync();
        await product.StartEdgeAsync();
    }

    private async Task KillAsync(FaultStorage storage, ProductProcesses product, int rounds, params Func<ProductProcesses, Task>[] kills)
    {
        var seed = Seed.Or(20261122);
        await product.StartAsync();
        await using var load = FaultLoad.Start(product, Callers, seed);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var kill in kills)
            {
                // A few more are answered first, so that the next kill meets requests in every stage.
                await load.AcknowledgedAsync(Between);
                await kill(product);
            }
        }

        await load.AcknowledgedAsync(Between);
        await load.StopAsync();

        load.Ledger.Failures.ShouldNotBeEmpty("the kills met nobody");
        output.WriteLine(await load.Ledger.ShouldBeStoredAsync(storage, Seed.Told(seed)));
    }
}
