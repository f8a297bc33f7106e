using System.Diagnostics;
using System.Net;
using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Faults;

/// <summary>Callers that send a good batch as often as they can, and count what they are answered: 200, or the documented 500.</summary>
internal sealed class DestinationLoad : IAsyncDisposable
{
    private const int Callers = 16;

    // Each caller by itself: one that waits for a destination which hangs is not served. Together that is so many that one which fails would have been met.
    private const int Enough = 20;

    private static readonly byte[] Batch = Encoding.UTF8.GetBytes(Documented.FullSuccess);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly int[] _inARow = new int[Callers];
    private Task[] _callers = [];

    private DestinationLoad()
    {
    }

    /// <summary>Answers of 200.</summary>
    public int Served { get; private set; }

    /// <summary>Answers of 500.</summary>
    public int Failed { get; private set; }

    /// <summary>How long the slowest answer took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Starts them.</summary>
    /// <param name="product">Whom to call.</param>
    public static DestinationLoad Start(ProductProcesses product)
    {
        var load = new DestinationLoad();
        load._callers = [.. Enumerable.Range(0, Callers).Select(number => Task.Run(() => load.CallAsync(product, number)))];
        return load;
    }

    /// <summary>Waits until every caller is answered 200 so often in a row that nobody is sent to a destination that fails.</summary>
    public async Task InARowAsync(string what)
    {
        lock (_gate) Array.Clear(_inARow);
        await Eventually.ShouldAsync(what, () =>
        {
            if (_callers.FirstOrDefault(caller => caller.IsFaulted) is { } failed)
                throw new InvalidOperationException("A caller failed.", failed.Exception);
            lock (_gate) return _inARow.All(count => count >= Enough);
        });
    }

    /// <summary>Tells them to stop, and waits until what is under way is answered.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task CallAsync(ProductProcesses product, int number)
    {
        while (!_stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            using var request = product.Signed(Caller.SyncPath, Batch);
            using var response = await product.Http.SendAsync(request);
            var answer = await Answer.ReadAsync(response);
            var took = Stopwatch.GetElapsedTime(start);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                answer.Text.ShouldBe("""{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""");
                answer.Headers["Retry-After"].ShouldBe("1");
            }

            lock (_gate)
            {
                Slowest = took > Slowest ? took : Slowest;
                if (answer.Status == 200)
                    (Served, _inARow[number]) = (Served + 1, _inARow[number] + 1);
                else
                    (Failed, _inARow[number]) = (Failed + 1, 0);
            }
        }
    }
}
