using System.Security.Cryptography;
using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>
/// An edge that gives every documented answer: one client has used up its share, another's payloads are not stored, and a second edge
/// refuses plain HTTP.
/// </summary>
public sealed class DescribedEdgeFixture : IAsyncLifetime
{
    public const string LimitedKey = "limited-key";
    public const string LimitedSigningKey = "limited-signing-key";
    public const string FailingKey = "failing-key";
    public const string FailingSigningKey = "failing-signing-key";

    private const string Failing = "failing";

    private StubBackend _backend = null!;

    internal InsightStack Stack { get; private set; } = null!;

    internal InsightStack Secure { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _backend = await StubBackend.StartAsync();
        _backend.Answer = context => context.Request.Headers["X-Insight-Client"] == Failing
            ? StubBackend.AnswerAsync(context, 503, "{}")
            : StubBackend.AnswerStoredAsync(context);
        Stack = await InsightStack.StartAsync(
            ClientSettings.Of(
                ClientSettings.Unlimited,
                Client(2, "limited", LimitedKey, LimitedSigningKey),
                Client(3, Failing, FailingKey, FailingSigningKey),
                new() { ["Edge:Clients:2:RateLimit:PermitsPerSecond"] = "1", ["Edge:Clients:2:RateLimit:Burst"] = "1" }),
            _backend.Address,
            new ManualTime(DateTimeOffset.UnixEpoch));
        Secure = await InsightStack.StartAsync(new Dictionary<string, string?> { ["Edge:PlainHttp"] = "Refused" }, _backend.Address);
        (await RawConnection.ExchangeAsync(Stack, RawRequest.Sync("{}", LimitedKey, LimitedSigningKey))).Status.ShouldBe(400);
    }

    public async Task DisposeAsync()
    {
        await Secure.DisposeAsync();
        await Stack.DisposeAsync();
        await _backend.DisposeAsync();
    }

    private static Dictionary<string, string?> Client(int index, string id, string apiKey, string signingKey) => new()
    {
        [$"Edge:Clients:{index}:Id"] = id,
        [$"Edge:Clients:{index}:Ehr"] = "nexus",
        [$"Edge:Clients:{index}:Organization"] = id,
        [$"Edge:Clients:{index}:ApiKeys:0:Sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(apiKey))),
        [$"Edge:Clients:{index}:SigningKeys:0:Value"] = signingKey,
    };
}
