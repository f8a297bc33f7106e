using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Probing;

/// <summary>A right edge, whose limits are out of the way, and which reads no large bodies.</summary>
public sealed class ProbedEdgeFixture : IAsyncLifetime
{
    internal InsightStack Stack { get; private set; } = null!;

    public async Task InitializeAsync() => Stack = await InsightStack.StartAsync(
        ClientSettings.Of(ClientSettings.Unlimited, new() { ["Edge:MaxRequestBodyBytes"] = $"{ProbeOutcome.MaxBodyBytes}" }));

    /// <summary>One whose limit a burst reaches, and which gives it back at once.</summary>
    internal static Task<InsightStack> StartLimitedAsync() => InsightStack.StartAsync(new Dictionary<string, string?>
    {
        ["Edge:MaxRequestBodyBytes"] = $"{ProbeOutcome.MaxBodyBytes}",
        ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "1000",
        ["Edge:Clients:0:RateLimit:Burst"] = "100",
        ["Edge:Clients:0:RateLimit:MaxConcurrent"] = "8",
    });

    public async Task DisposeAsync() => await Stack.DisposeAsync();
}
