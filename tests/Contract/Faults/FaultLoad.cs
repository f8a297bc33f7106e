using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Faults;

/// <summary>Callers that send at once until they are told to stop.</summary>
internal sealed class FaultLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _callers;

    private FaultLoad(CallerLedger ledger, Task[] callers) => (Ledger, _callers) = (ledger, callers);

    /// <summary>What they sent, and were told.</summary>
    public CallerLedger Ledger { get; }

    /// <summary>Starts callers that each send what is theirs.</summary>
    /// <param name="product">Where to.</param>
    /// <param name="callers">How many.</param>
    /// <param name="seed">Of what they draw.</param>
    /// <param name="notes">What every entry's notes say; null for the usual.</param>
    public static FaultLoad Start(ProductProcesses product, int callers, int seed, string? notes = null)
    {
        var ledger = new CallerLedger();
        return Start(ledger, callers, seed, (number, random) =>
            new FaultCaller(new RetryingSender(product, ledger, random, product.Address), ledger, number, random, notes).RunAsync);
    }

    /// <summary>Starts callers.</summary>
    /// <param name="ledger">What they keep.</param>
    /// <param name="callers">How many.</param>
    /// <param name="seed">Of what they draw.</param>
    /// <param name="caller">What one does, by its number and what it draws from, until it is told to stop.</param>
    public static FaultLoad Start(CallerLedger ledger, int callers, int seed, Func<int, Random, Func<CancellationToken, Task>> caller)
    {
        var tasks = new Task[callers];
        var load = new FaultLoad(ledger, tasks);
        for (var number = 0; number < callers; number++)
        {
            var run = caller(number, new Random(HashCode.Combine(seed, number)));
            tasks[number] = Task.Run(() => run(load._stop.Token));
        }

        return load;
    }

    /// <summary>Waits until so many more are answered 200 or 201.</summary>
    public Task AcknowledgedAsync(int more)
    {
        var enough = Ledger.Acknowledged + more;
        return UntilAsync("requests are answered", () => Ledger.Acknowledged >= enough);
    }

    /// <summary>Waits until so many more fail.</summary>
    public Task FailedAsync(int more)
    {
        var enough = Ledger.Failures.Count + more;
        return UntilAsync("requests fail", () => Ledger.Failures.Count >= enough);
    }

    /// <summary>Tells them to stop, and waits until what is under way is answered.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers);
    }

    public async ValueTask DisposeAsync()
    {
        // A test that failed does not wait for answers that may never come: they end with the product.
        await _stop.CancelAsync();
        _stop.Dispose();
    }

    private Task UntilAsync(string what, Func<bool> isTrue) => Eventually.ShouldAsync(what, () =>
    {
        if (_callers.FirstOrDefault(caller => caller.IsFaulted) is { } failed)
            throw new InvalidOperationException("A caller failed.", failed.Exception);
        return isTrue();
    });
}
