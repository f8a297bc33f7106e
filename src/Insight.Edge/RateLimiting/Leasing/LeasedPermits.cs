using Insight.Edge.Clients;

namespace Insight.Edge.RateLimiting.Leasing;

/// <summary>
/// A client's permits where all edges share them: blocks are leased from the store, and spent here without asking anybody. The next block is asked for
/// while there still are some of the last, so that a request waits for the store only when a client begins to call.
/// </summary>
/// <remarks>
/// What is spent was leased, so that all edges together never spend more than the bucket in the store gives. It may be less, by what lies
/// about unspent: therefore a block is no more than a small part of the burst, no more than is spent soon, and given back when it is not.
/// </remarks>
internal sealed class LeasedPermits : IPermits
{
    /// <summary>How many of the largest blocks are in a burst.</summary>
    internal const int BlocksPerBurst = 20;

    // A block is what is spent in this time, as far as one can tell.
    private const double SecondsAhead = 1;

    // How long others are given the chance to find something, at most, after the store had nothing.
    private const double MaxPauseSeconds = 0.1;

    private readonly RateLimitOptions _limits;
    private readonly PermitLeases _leases;
    private readonly TimeProvider _time;
    private readonly int _maxBlock;
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<Permit>> _waiting = new();
    private int _held;
    private int _block;
    private long _received;
    private long _spentBefore;
    private long _lastAsk;
    private long _spentAtLastLook;
    private bool _isAsking;
    private long _pauseUntil = long.MinValue;
    private LastLease _last;
    private (TokenBucket Bucket, int Burst)? _share;

    /// <param name="client">The client's id.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="leases">Gets the leases.</param>
    /// <param name="time">Its timestamps are the clock.</param>
    public LeasedPermits(string client, RateLimitOptions limits, PermitLeases leases, TimeProvider time)
    {
        (Client, _limits, _leases, _time) = (client, limits, leases, time);
        _maxBlock = limits.Burst / BlocksPerBurst;
        _lastAsk = time.GetTimestamp();
        _last = new LastLease(limits.Burst, _lastAsk);
    }

    /// <summary>The client's id.</summary>
    public string Client { get; }

    /// <summary>Permits that are leased and not spent.</summary>
    public int Held => Volatile.Read(ref _held);

    private long Spent => _received - Held;

    /// <inheritdoc/>
    public ValueTask<Permit> TakeAsync()
    {
        if (!TrySpend(out var held))
            return TakeFromStoreAsync();
        if (_maxBlock > 0 && held <= Volatile.Read(ref _block) / 2 && !Volatile.Read(ref _isAsking))
            AskAhead();
        return new(new Permit(true, Left(held), 0));
    }

    /// <inheritdoc/>
    public int Left()
    {
        lock (_lock)
            return _leases.IsAvailable || _share is null ? Left(Held) : _share.Value.Bucket.Left();
    }

    /// <summary>Has the store asked soon, if only to settle what was spent without it.</summary>
    public void AskSoon()
    {
        lock (_lock)
            AskUnlessAsking();
    }

    /// <summary>
    /// What is to be asked of the store now: enough for those who wait, and for those who will soon; and that it takes off what was spent without it,
    /// and has not come back since.
    /// </summary>
    public PermitAsk Ask()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var spent = Spent;
            var seconds = _time.GetElapsedTime(_lastAsk, now).TotalSeconds;
            var soon = seconds > 0 ? (spent - _spentBefore + _waiting.Count) / seconds * SecondsAhead : 0;

            // Down by halves only: who pauses for a moment is not to begin anew.
            Volatile.Write(ref _block, (int)Math.Min(_maxBlock, Math.Max(Math.Ceiling(soon), _block / 2)));
            (_spentBefore, _lastAsk) = (spent, now);
            var debt = _share is { } share ? share.Burst - share.Bucket.Left() : 0;
            return new PermitAsk(Client, _limits, Math.Max(0, _waiting.Count + _block - _held), Returned: -debt);
        }
    }

    /// <summary>Takes what the store gave.</summary>
    /// <param name="ask">What was asked.</param>
    /// <param name="lease">What was given.</param>
    public void Receive(PermitAsk ask, PermitLease lease)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var left = lease.Granted;
            _last = new LastLease(lease.Left, now);
            _received += lease.Granted;
            _share = null; // it is settled
            while (left > 0 && _waiting.TryDequeue(out var first))
                first.SetResult(new Permit(true, Left(--left), 0));
            Interlocked.Add(ref _held, left);

            var isShort = lease.Granted < ask.Wanted;
            if (isShort)
                _pauseUntil = now + (long)(PauseSeconds(lease.Left) * _time.TimestampFrequency);
            while (isShort && _waiting.TryDequeue(out var next))
                next.SetResult(Refused(now));

            // More may have come to wait since the store was asked.
            Volatile.Write(ref _isAsking, _waiting.Count > 0);
            if (_waiting.Count > 0)
                _leases.Ask(this);
        }
    }

    /// <summary>Answers those who wait without the store.</summary>
    public void ReceiveNothing()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var next))
                next.SetResult(TakeAlone());
            if (_share is not null)
                _leases.SettleLater(this);
            Volatile.Write(ref _isAsking, false);
        }
    }

    /// <summary>Takes back what is leased, where nothing of it was spent from one look to the next.</summary>
    /// <param name="isLast">Whether nobody will spend any more: it is taken back in any case.</param>
    /// <returns>What is to be given back to the store.</returns>
    public PermitAsk TakeBack(bool isLast)
    {
        lock (_lock)
        {
            var isUntouched = Spent == _spentAtLastLook && !_isAsking;
            var back = isLast || isUntouched ? Interlocked.Exchange(ref _held, 0) : 0;
            _received -= back;
            _spentAtLastLook = Spent;
            return new PermitAsk(Client, _limits, Wanted: 0, back);
        }
    }

    private bool TrySpend(out int held)
    {
        held = Volatile.Read(ref _held);
        while (held > 0)
        {
            var found = Interlocked.CompareExchange(ref _held, held - 1, held);
            if (found == held)
            {
                held--;
                return true;
            }

            held = found;
        }

        return false;
    }

    private ValueTask<Permit> TakeFromStoreAsync()
    {
        lock (_lock)
        {
            if (TrySpend(out var held))
                return new(new Permit(true, Left(held), 0));
            if (!_leases.IsAvailable)
                return new(TakeAlone());
            var now = _time.GetTimestamp();
            if (now < _pauseUntil)
                return new(Refused(now));
            var waiting = new TaskCompletionSource<Permit>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiting);
            AskUnlessAsking();
            return new(waiting.Task);
        }
    }

    // Under the lock, as all that touches the share: what is spent of it is spent before the store is asked to take it off, or after.
    private Permit TakeAlone()
    {
        switch (_leases.DecideAlone(this))
        {
            case Unavailable.Allow:
                return new Permit(true, _limits.Burst, 0);
            case Unavailable.Refuse:
                return new Permit(false, 0, (int)PermitLeases.LookEvery.TotalSeconds);
            default:
                return (_share ??= NewShare()).Bucket.Take();
        }
    }

    // Of what is left everybody takes a part, not of the whole burst: that may just have been spent.
    private (TokenBucket Bucket, int Burst) NewShare()
    {
        var edges = _leases.Edges;
        var burst = Math.Max(1, _limits.Burst / edges);
        return (new TokenBucket(_limits.PermitsPerSecond / edges, burst, _time, Math.Min(burst, Left(0) / edges)), burst);
    }

    private void AskAhead()
    {
        lock (_lock)
        {
            if (_leases.IsAvailable && _time.GetTimestamp() >= _pauseUntil)
                AskUnlessAsking();
        }
    }

    private void AskUnlessAsking()
    {
        if (_isAsking)
            return;
        Volatile.Write(ref _isAsking, true);
        _leases.Ask(this);
    }

    // Until there is one at the earliest; and long enough for some to gather, so that not every permit takes a question. Edges that
    // pause equally long would find the same one first every time.
    private double PauseSeconds(double left) => Math.Max(
        SecondsUntilOne(left),
        Math.Min(_maxBlock / _limits.PermitsPerSecond / 2, MaxPauseSeconds) * _leases.NextJitter());

    private double SecondsUntilOne(double left) => (1 - left) / _limits.PermitsPerSecond;

    private Permit Refused(long now) =>
        new(false, 0, Math.Max(1, (int)Math.Ceiling(SecondsUntilOne(_last.Left) - _time.GetElapsedTime(_last.At, now).TotalSeconds)));

    // What is here, and what was left in the store and has come since, as far as this edge can know.
    private int Left(int held)
    {
        var last = Volatile.Read(ref _last);
        var elsewhere = last.Left + (_time.GetElapsedTime(last.At).TotalSeconds * _limits.PermitsPerSecond);
        return (int)Math.Clamp(held + elsewhere, 0, _limits.Burst);
    }

    /// <param name="Left">What was left in the store.</param>
    /// <param name="At">When: a timestamp.</param>
    private sealed record LastLease(double Left, long At);
}
