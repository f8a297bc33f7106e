using System.Net;
using System.Security.Cryptography.X509Certificates;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Attack;

/// <summary>HTTP/2 used against the edge: what costs a caller little and a server much.</summary>
[Collection(AttackCollection.Name)]
public sealed class Http2Tests(ITestOutputHelper output) : IDisposable
{
    private const int Connections = 8;
    private const int MaxMegabytes = 400;
    private const int Cancelled = 20_000;
    private const int Pings = 100_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;
    private readonly TestAuthority _authority = new();

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("a path that there is", "/" + Caller.SyncPath)]
    [InlineData("no path", "/")]
    public async Task Streams_that_are_opened_and_reset_at_once(string name, string path) =>
        await AttackAsync($"rapid reset, {name}", Cancelled, attacker => attacker.ResetRapidlyAsync(path, Cancelled));

    [Fact]
    public async Task Headers_that_go_on_for_ever() =>
        await AttackAsync("endless CONTINUATION", Pings, attacker => attacker.ContinueForEverAsync(Pings), hangsUp: true);

    [Fact]
    public async Task Pings_without_end() => await AttackAsync("pings", Pings, attacker => attacker.PingAsync(Pings));

    private async Task<int[]> AttackAsync(string name, int most, Func<Http2Attacker, Task<int>> attack, bool hangsUp = false)
    {
        var address = new Uri($"https://{FreePort.Next()}");
        using var server = _authority.Server();
        var (certificate, key) = TestAuthority.Write(_folder, "edge", server);
        await using var edge = await AttackedEdge.StartAsync(
            output,
            new() { ["Kestrel:Certificates:Default:Path"] = certificate, ["Kestrel:Certificates:Default:KeyPath"] = key },
            address);
        int[] sent = [];
        await edge.UnderAsync(name, MaxMegabytes, async () =>
        {
            sent = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
            {
                await using var attacker = await Http2Attacker.OpenAsync(address, Trust());
                var count = await attack(attacker);

                // All of it may be in the system's buffers before the edge has read what it hangs up for.
                if (hangsUp || count < most)
                    await Eventually.ShouldAsync("it said why it hung up", () => attacker.Farewell is not null);
                output.WriteLine($"{name}: {count} of {most}, farewell {attacker.Farewell}");
                return count;
            }));
            await ServesAsync(edge, address);
        });
        return sent;
    }

    private async Task ServesAsync(AttackedEdge edge, Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = { CertificateChainPolicy = Trust() } });
        using var request = edge.Product.Signed(Caller.SyncPath, System.Text.Encoding.UTF8.GetBytes(Documented.FullSuccess));
        request.RequestUri = new Uri(address, Caller.SyncPath);
        (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private X509ChainPolicy Trust() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { _authority.Certificate },
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
