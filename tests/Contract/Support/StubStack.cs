namespace Insight.Contract.Tests.Support;

/// <summary>A real edge before a backend that does what a test says.</summary>
internal sealed class StubStack : IAsyncDisposable
{
    private StubStack(StubBackend backend, InsightStack stack) => (Backend, Stack) = (backend, stack);

    public StubBackend Backend { get; }

    public InsightStack Stack { get; }

    public static async Task<StubStack> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? time = null)
    {
        var backend = await StubBackend.StartAsync();
        try
        {
            return new StubStack(backend, await InsightStack.StartAsync(settings, backend.Address, time));
        }
        catch
        {
            await backend.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stack.DisposeAsync();
        await Backend.DisposeAsync();
    }
}
