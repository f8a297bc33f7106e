using System.Security.Cryptography;
using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.EndToEnd;

/// <summary>A small body limit, a client that has used up its quota, and a backend that stores nothing.</summary>
public sealed class OrderOfChecksFixture : IAsyncLifetime
{
    private StubStack _stub = null!;

    internal InsightStack Stack => _stub.Stack;

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Edge:MaxRequestBodyBytes"] = "1000",
            ["Edge:Clients:2:Id"] = "limited",
            ["Edge:Clients:2:Ehr"] = "nexus",
            ["Edge:Clients:2:Organization"] = "limited",
            ["Edge:Clients:2:ApiKeys:0:Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("limited-key"))),
            ["Edge:Clients:2:SigningKeys:0:Value"] = "limited-signing-key",
            ["Edge:Clients:2:RateLimit:PermitsPerSecond"] = "0.001",
            ["Edge:Clients:2:RateLimit:Burst"] = "1",
        };

        // The quota fills up by the clock, and what is left of 1,000 seconds is told: the clock stands.
        _stub = await StubStack.StartAsync(settings, new ManualTime(DateTimeOffset.UnixEpoch));
        _stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 500, "{}");
        var first = await RawConnection.ExchangeAsync(Stack, RawRequest.Sync("{}", "limited-key", "limited-signing-key"));
        first.Status.ShouldBe(400);
    }

    public async Task DisposeAsync() => await _stub.DisposeAsync();
}
