using Insight.Backend;
using Insight.Contract.Tests.Diagnostics.Metrics;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Deploy;

/// <summary>
/// A real edge with everything that it can tell of, before a real backend on SQLite and one that always fails, watched by a real Prometheus with the rules
/// that are deployed. Where Prometheus is not installed there is none.
/// </summary>
public sealed class WatchedStack : IAsyncLifetime
{
    private static readonly string Good = Payload.Batch(Payload.Entry());

    private static readonly RawRequest[] Mix =
    [
        RawRequest.Sync(Good),
        RawRequest.Sync(Payload.Batch(Payload.Entry("b"), "{}")),
        RawRequest.Sync("""{"appointments":[{}]}"""),
        RawRequest.Sync("{"),
        RawRequest.Sync(Good, apiKey: "nobody's"),
        RawRequest.Sync(Good, signingKey: "nobody's"),
        RawRequest.Sync(Good).Without("X-Webhook-Signature"),
        RawRequest.Sync(Good).To("medicat"),
        RawRequest.Sync(Good, "demo-medicat-key", "demo-medicat-signing-key").To("medicat"),
        RawRequest.Sync(Good, "demo-medicat-key", "demo-medicat-signing-key").To("medicat"),
        RawRequest.Sync(Good).With("Content-Type", "text/plain"),
        RawRequest.Sync(Good) with { Target = "/nowhere" },
        RawRequest.Event(EventPayload.Complete),
        RawRequest.Event("""{"event_type":7}"""),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("insight-watched-").FullName;

    internal InsightStack Stack { get; private set; } = null!;

    internal PrometheusServer Prometheus { get; private set; } = null!;

    private StubBackend Failing { get; set; } = null!;

    private Uri BackendManagement => new(BackendHost.AddressesOf(Stack.Backend).Management[0]);

    public async Task InitializeAsync()
    {
        if (PrometheusServer.Missing is not null)
            return;

        using var authority = new TestAuthority();
        using var server = authority.Server();
        var (certificate, key) = TestAuthority.Write(_folder, "callers", server);
        Failing = await StubBackend.StartAsync();
        Failing.Answer = context => StubBackend.AnswerAsync(context, 503, "{}");
        Stack = await InsightStack.StartAsync(ClientSettings.Of(
            ClientSettings.ApiKey(1, "second-key", expiresAt: $"{TimeProvider.System.GetUtcNow().AddDays(10):O}"),
            new()
            {
                ["Edge:Urls"] = "http://127.0.0.1:0;https://127.0.0.1:0",
                ["Kestrel:Certificates:Default:Path"] = certificate,
                ["Kestrel:Certificates:Default:KeyPath"] = key,
                ["Edge:UnauthorizedLimit:Answers"] = "1000000",
                ["Edge:Clients:1:RateLimit:PermitsPerSecond"] = "0.5",
                ["Edge:Clients:1:RateLimit:Burst"] = "1",

                // Nobody is there: the edge limits by itself, and tells of the store all the same.
                ["Edge:RateLimiting:Store"] = "PostgreSql",
                ["Edge:RateLimiting:ConnectionString"] = $"Host=127.0.0.1;Port={FreePort.Next().Port};Database=none;Username=none",
                ["ReverseProxy:Clusters:backend:Destinations:failing:Address"] = $"{Failing.Address}",
            }));
        Prometheus = new PrometheusServer(
            new Dictionary<string, Uri> { ["insight-edge"] = Stack.ManagementAddress, ["insight-backend"] = BackendManagement },
            PrometheusFiles.Rules);
    }

    /// <summary>Sends one request of each kind.</summary>
    internal async Task SendMixAsync()
    {
        foreach (var request in Mix)
            await RawConnection.ExchangeAsync(Stack, request);
    }

    /// <summary>What edge and backend tell now.</summary>
    internal async Task<Series> ScrapeAsync() =>
        new([await Scrape.OfAsync(Stack), await Scrape.OfAsync(Stack.Http, BackendManagement)]);

    public async Task DisposeAsync()
    {
        if (Prometheus is not null)
            await Prometheus.DisposeAsync();
        if (Stack is not null)
            await Stack.DisposeAsync();
        if (Failing is not null)
            await Failing.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
