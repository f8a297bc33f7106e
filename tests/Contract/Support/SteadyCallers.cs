using System.Collections.Concurrent;

namespace Insight.Contract.Tests.Support;

/// <summary>Some callers that send a good batch, one after the other, for as long as a test does something else.</summary>
internal sealed class SteadyCallers : IAsyncDisposable
{
    private const int Count = 4;

    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<int> _statuses = new();
    private readonly Task[] _callers;

    /// <param name="stack">Whom to call. Its first demo client has no limits: <see cref="ClientSettings.Unlimited"/>.</param>
    public SteadyCallers(InsightStack stack) => _callers = [.. Enumerable.Range(0, Count).Select(_ => Task.Run(() => CallAsync(stack)))];

    /// <summary>Lets them stop, and looks at what they were answered: nothing but 200.</summary>
    public async Task ShouldBeStoredAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers);
        _statuses.Count.ShouldBeGreaterThan(Count);
        _statuses.Distinct().ShouldBe([200]);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task CallAsync(InsightStack stack)
    {
        while (!_stop.IsCancellationRequested)
            _statuses.Enqueue((await RawConnection.ExchangeAsync(stack, Good)).Status);
    }
}
