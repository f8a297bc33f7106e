using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Sandbox;

/// <summary>A sandbox before a backend that tells what it was sent.</summary>
internal sealed class SandboxStack : IAsyncDisposable
{
    /// <summary>The header by which a caller chooses a failure.</summary>
    public const string Header = "X-Sandbox-Fail";

    /// <summary>How late a slow answer is: nobody else here waits for so long.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(17.3);

    /// <summary>How long a connection is held that gets no answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(43.7);

    private SandboxStack(StubBackend backend, InsightStack stack) => (Backend, Stack) = (backend, stack);

    public StubBackend Backend { get; }

    public InsightStack Stack { get; }

    /// <summary>Starts one.</summary>
    /// <param name="enabled">Whether it is a sandbox.</param>
    /// <param name="time">The edge's clock.</param>
    public static async Task<SandboxStack> StartAsync(bool enabled = true, TimeProvider? time = null)
    {
        var backend = await StubBackend.StartAsync();
        try
        {
            var settings = new Dictionary<string, string?>(ClientSettings.Unlimited)
            {
                ["Edge:Sandbox:Enabled"] = enabled ? "true" : "false",
                ["Edge:Sandbox:Delay"] = Delay.ToString(),
                ["Edge:Sandbox:Timeout"] = Timeout.ToString(),
            };
            return new SandboxStack(backend, await InsightStack.StartAsync(settings, backend.Address, time));
        }
        catch
        {
            await backend.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a good batch that asks for failures.</summary>
    public Task<Answer> SyncAsync(params string[] failures) => SendAsync(RawRequest.Sync(Documented.FullRequest), failures);

    /// <summary>Sends a request that asks for failures.</summary>
    public Task<Answer> SendAsync(RawRequest request, params string[] failures) => RawConnection.ExchangeAsync(Stack, request.With(Header, failures));

    public async ValueTask DisposeAsync()
    {
        await Stack.DisposeAsync();
        await Backend.DisposeAsync();
    }
}
