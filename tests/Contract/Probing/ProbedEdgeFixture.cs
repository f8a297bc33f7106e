using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Probing;

/// <summary>A right edge, whose limits are out of the way, and which reads no large bodies.</summary>
public sealed class ProbedEdgeFixture : IAsyncLifetime
{
    internal InsightStack Stack { get; private set; } = null!;

    public async Task InitializeAsync() => Stack = await InsightStack.StartAsync(
        ClientSettings.Of(ClientSettings.Unlimited, new() { ["Edge:MaxRequestBodyBytes"] = $"{ProbeOutcome.MaxBodyBytes}" }));

    public async Task DisposeAsync() => await Stack.DisposeAsync();
}
