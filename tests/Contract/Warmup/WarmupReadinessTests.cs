using Insight.Contract.Tests.Support;
using Insight.Edge.Warmup;
using Microsoft.Extensions.DependencyInjection;

namespace Insight.Contract.Tests.Warmup;

public sealed class WarmupReadinessTests
{
    private const int WarmupFailed = 10000;

    [Fact]
    public async Task The_edge_serves_while_it_warms_up_but_is_not_ready_until_it_is_over()
    {
        var warmup = new HeldWarmup();
        await using var backend = await StubBackend.StartAsync();
        await using var stack = await StartAsync(backend, warmup);

        await Eventually.ShouldAsync("only the warm-up is missing", async () => (await MissingAsync(stack)) is ["warm-up"]);
        var served = await Caller.SyncAsync(stack, Payload.Batch(Payload.Entry()));
        warmup.End.SetResult();
        await stack.UntilReadyAsync();

        served.Status.ShouldBe(200);
        (await MissingAsync(stack)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_warm_up_that_fails_is_logged_and_leaves_the_edge_ready()
    {
        var warmup = new HeldWarmup();
        await using var backend = await StubBackend.StartAsync();
        await using var stack = await StartAsync(backend, warmup);

        warmup.End.SetException(new InvalidOperationException("It went wrong."));
        await stack.UntilReadyAsync();

        var line = stack.Log.Lines.Single(line => line.EventId == WarmupFailed);
        line.Level.ShouldBe(Microsoft.Extensions.Logging.LogLevel.Warning);
        line.Text.ShouldContain("It went wrong.");
    }

    [Fact]
    public async Task An_edge_that_stops_during_it_logs_no_failure()
    {
        var warmup = new HeldWarmup();
        await using var backend = await StubBackend.StartAsync();
        await using var stack = await StartAsync(backend, warmup);

        await stack.Edge.StopAsync();

        stack.Log.Lines.ShouldNotContain(line => line.EventId == WarmupFailed);
    }

    private static Task<InsightStack> StartAsync(StubBackend backend, IWarmup warmup) =>
        InsightStack.StartAsync(backend: backend.Address, waitUntilReady: false, services: services => services.AddSingleton(warmup));

    private static async Task<IReadOnlyList<string?>> MissingAsync(InsightStack stack)
    {
        using var response = await stack.Http.GetAsync(new Uri(stack.ManagementAddress, "readyz"));
        return [.. (await Answer.ReadAsync(response)).Body!["missing"]!.AsArray().Select(text => (string?)text)];
    }

    private sealed class HeldWarmup : IWarmup
    {
        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task RunAsync(CancellationToken cancellationToken) => End.Task.WaitAsync(cancellationToken);
    }
}
