using System.Data.Common;
using System.Threading.Channels;
using Insight.Edge.Configuration;

namespace Insight.Edge.RateLimiting.Leasing;

/// <summary>
/// Leases permits for all clients of this edge: what they want is asked of the store in one go, and while the store answers the next
/// wishes gather. Where it does not answer, the configured choice is taken, counted and told, until it does again.
/// </summary>
internal sealed partial class PermitLeases : IHostedService, IDisposable
{
    /// <summary>How often what lies unspent is given back, and an unavailable store tried again.</summary>
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>How often this edge says that it is there.</summary>
    internal static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long the store may take where no request waits for it: at the start, and when it was unavailable.</summary>
    private static readonly TimeSpan ContactTimeout = TimeSpan.FromSeconds(2);

    // As many as make a statement neither long nor slow; the others are in the next.
    private const int MaxAsks = 500;

    private readonly IPermitStore _store;
    private readonly RateLimitingOptions _options;
    private readonly TimeProvider _time;
    private readonly SharedPermitMetrics _metrics;
    private readonly ILogger<PermitLeases> _logger;
    private readonly Channel<LeasedPermits?> _asking = Channel.CreateUnbounded<LeasedPermits?>(new() { SingleReader = true });
    private readonly HashSet<LeasedPermits> _holding = [];
    private readonly HashSet<LeasedPermits> _sharing = [];
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _looks;
    private Task _running = Task.CompletedTask;
    private long _countedAt;
    private Exception? _lastFailure; // since the store last answered
    private double _jitter;
    private volatile bool _isAvailable;
    private volatile int _edges;

    public PermitLeases(IPermitStore store, RateLimitingOptions options, TimeProvider time, SharedPermitMetrics metrics, ILogger<PermitLeases> logger)
    {
        (_store, _options, _time, _metrics, _logger) = (store, options, time, metrics, logger);
        _edges = options.Edges;
        metrics.Observe(() => _isAvailable, () => _edges);
    }

    /// <summary>Whether the store answers.</summary>
    public bool IsAvailable => _isAvailable;

    /// <summary>Among how many edges a limit is shared out while the store does not answer.</summary>
    public int Edges => _edges;

    /// <summary>Asks for what a client needs, soon. It is answered in any case.</summary>
    public void Ask(LeasedPermits permits)
    {
        // At the end nobody asks the store any more.
        if (!_asking.Writer.TryWrite(permits))
            permits.ReceiveNothing();
    }

    /// <summary>What becomes of a request that is decided on without the store. It is counted.</summary>
    public Unavailable DecideAlone(LeasedPermits permits)
    {
        _metrics.DecidedAlone();
        if (_options.WhenUnavailable == Unavailable.LocalShare)
            SettleLater(permits);
        return _options.WhenUnavailable;
    }

    /// <summary>Notes that permits were spent without the store.</summary>
    public void SettleLater(LeasedPermits permits)
    {
        lock (_sharing)
            _sharing.Add(permits);
    }

    /// <summary>A factor around 1, another one each time.</summary>
    public double NextJitter()
    {
        // Steps of the golden ratio come back to where they were as late as any.
        _jitter = (_jitter + 0.6180339887498949) % 1;
        return 0.75 + (_jitter / 2);
    }

    /// <summary>Meets the store, and begins. An edge whose store is unavailable starts all the same.</summary>
    /// <exception cref="ConfigurationException">The store is there, and the configured user, database or right is not.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ContactAsync();
        if (_lastFailure is { } failure && _store.IsWrong(failure))
            throw new ConfigurationException([$"{RateLimitingOptions.Section}: the server refuses user, password, database or a right (SQLSTATE {(failure as DbException)?.SqlState})."]);
        _looks = _time.CreateTimer(static self => ((PermitLeases)self!).Look(), this, LookEvery, LookEvery);
        _running = RunAsync();
    }

    /// <summary>Ends, when no request is served any more: gives back what is not spent, where the store answers at once.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_looks is not null)
            await _looks.DisposeAsync();
        _asking.Writer.TryComplete();
        await using var atOnce = cancellationToken.Register(_stop.Cancel);
        if (!_isAvailable)
            await _stop.CancelAsync(); // it is about to be tried again, and there is nothing to say to it
        await _running;
        if (_isAvailable && await TryAsync(GiveBack(isLast: true), _options.Timeout))
            await TryAsync(_store.LeaveAsync, _options.Timeout);
    }

    public void Dispose()
    {
        _looks?.Dispose();
        _asking.Writer.TryComplete();
        _stop.Dispose();
    }

    /// <summary>
    /// Tries a store that was unavailable, or was not asked yet. It is available when it also leases as fast as requests may wait; whoever spent without it
    /// is asked for first, so that it takes that off.
    /// </summary>
    internal async Task ContactAsync()
    {
        // The first to come back finds itself alone: the others are only about to say that they are there.
        var before = _edges;
        var isCounted = await TryAsync(CountAsync, ContactTimeout);
        _edges = Math.Max(_edges, before);
        if (!isCounted || !await TryAsync(cancelled => _store.LeaseAsync([], cancelled), _options.Timeout))
            return;
        LeasedPermits[] sharing;
        lock (_sharing)
        {
            sharing = [.. _sharing];
            _sharing.Clear();
        }

        Array.ForEach(sharing, permits => permits.AskSoon());
        (_isAvailable, _lastFailure) = (true, null);
        Log.Available(_logger, _edges);
    }

    /// <summary>Has it looked around, soon.</summary>
    internal void Look() => _asking.Writer.TryWrite(null);

    /// <summary>Answers all that was asked until now.</summary>
    internal async Task AnswerAsync()
    {
        var isLook = false;
        var asking = new List<LeasedPermits>();
        while (asking.Count < MaxAsks && _asking.Reader.TryRead(out var next))
        {
            if (next is null)
                isLook = true;
            else
                asking.Add(next);
        }

        if (!_isAvailable)
        {
            asking.ForEach(permits => permits.ReceiveNothing());
            if (isLook)
                await ContactAsync();
            return;
        }

        if (asking.Count > 0)
            await LeaseAsync(asking);
        if (isLook && _isAvailable)
            await LookAsync();
    }

    private async Task RunAsync()
    {
        while (await _asking.Reader.WaitToReadAsync())
            await AnswerAsync();
    }

    private async Task LeaseAsync(List<LeasedPermits> asking)
    {
        // After a change of a client's limits two may be there for a while, of which the store knows one.
        var now = asking.DistinctBy(permits => permits.Client, StringComparer.Ordinal).ToList();
        foreach (var later in asking.Except(now))
            Ask(later);

        var asks = now.ConvertAll(permits => permits.Ask());
        PermitLease[] leases = [];
        var isAnswered = await TryAsync(async cancelled => leases = await _store.LeaseAsync(asks, cancelled), _options.Timeout);
        for (var i = 0; i < now.Count; i++)
        {
            if (!isAnswered)
            {
                now[i].ReceiveNothing();
                continue;
            }

            _metrics.Leased(leases[i].Granted);
            now[i].Receive(asks[i], leases[i]);
            if (now[i].Held > 0)
                _holding.Add(now[i]);
        }
    }

    private async Task LookAsync()
    {
        if (await TryAsync(GiveBack(isLast: false), _options.Timeout) && _time.GetElapsedTime(_countedAt) >= CountEvery)
            await TryAsync(CountAsync, _options.Timeout);
    }

    private Func<CancellationToken, Task> GiveBack(bool isLast)
    {
        var asks = new List<PermitAsk>();
        foreach (var permits in _holding.DistinctBy(permits => permits.Client, StringComparer.Ordinal).ToList())
        {
            var ask = permits.TakeBack(isLast);
            if (ask.Returned > 0)
                asks.Add(ask);
            if (permits.Held == 0)
                _holding.Remove(permits);
        }

        return asks.Count == 0 ? static _ => Task.CompletedTask : cancelled => _store.LeaseAsync(asks, cancelled);
    }

    private async Task CountAsync(CancellationToken cancelled)
    {
        _edges = Math.Max(_options.Edges, await _store.CountEdgesAsync(cancelled));
        _countedAt = _time.GetTimestamp();
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> ask, TimeSpan timeout)
    {
        using var late = new CancellationTokenSource(timeout, _time);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _stop.Token);
        try
        {
            // What does not heed the token is waited for no longer either.
            await ask(cancelled.Token).WaitAsync(timeout, _time, _stop.Token);
            return true;
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e)
        {
            _metrics.Failed();
            _isAvailable = false;
            if (_lastFailure is null)
                Log.Unavailable(_logger, _options.WhenUnavailable, e.GetType().Name, (e as DbException)?.SqlState);
            _lastFailure = e;
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4000, LogLevel.Information, "The rate limits' store answers; {Edges} edge(s) share it, as far as is known.")]
        public static partial void Available(ILogger logger, int edges);

        [LoggerMessage(4001, LogLevel.Warning, "The store of the rate limits is unavailable ({Error} {SqlState}); until it answers: {Choice}.")]
        public static partial void Unavailable(ILogger logger, Unavailable choice, string error, string? sqlState);
    }
}
