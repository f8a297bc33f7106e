namespace Insight.Contract.Tests.Support;

/// <summary>One stack for all tests that leave nothing behind that another could notice. Limits are out of their way.</summary>
public sealed class StackFixture : IAsyncLifetime
{
    internal InsightStack Stack { get; private set; } = null!;

    public async Task InitializeAsync() => Stack = await InsightStack.StartAsync(new Dictionary<string, string?>
    {
        ["Edge:Clients:0:RateLimit:PermitsPerSecond"] = "100000",
        ["Edge:Clients:0:RateLimit:Burst"] = "200000",
        ["Edge:UnauthorizedLimit:Answers"] = "1000000",
    });

    public async Task DisposeAsync() => await Stack.DisposeAsync();
}
