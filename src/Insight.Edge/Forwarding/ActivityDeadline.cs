using System.Collections.Concurrent;

namespace Insight.Edge.Forwarding;

/// <summary>
/// Ends a request to the backend in which nothing moves any more, which takes too long in all, or whose caller has gone. Used again.
/// </summary>
internal sealed class ActivityDeadline : IDisposable
{
    /// <summary>How often the time in which nothing may move fits into the longest that all of it may take.</summary>
    public const int TimesInAll = 2;

    private const int MaxIdle = 256;

    private static readonly ConcurrentQueue<ActivityDeadline> Idle = new();

    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _caller;
    private TimeProvider _time = TimeProvider.System;
    private TimeSpan _timeout;
    private long _begin;
    private volatile bool _isOver;

    /// <summary>Passed to what is to be ended.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Starts one.</summary>
    /// <param name="timeout">How long nothing may move; all of it may take <see cref="TimesInAll"/> times as long. Without end where it is infinite.</param>
    /// <param name="time">Tells how much of that is over.</param>
    /// <param name="callerGone">Ends it at once.</param>
    public static ActivityDeadline Rent(TimeSpan timeout, TimeProvider time, CancellationToken callerGone)
    {
        if (!Idle.TryDequeue(out var deadline))
            deadline = new ActivityDeadline();
        (deadline._timeout, deadline._time, deadline._begin) = (timeout, time, time.GetTimestamp());
        deadline._caller = callerGone.UnsafeRegister(static state => ((ActivityDeadline)state!)._source.Cancel(), deadline);
        deadline._source.CancelAfter(timeout);
        return deadline;
    }

    /// <summary>Something has moved: the time begins anew, as far as what is left in all allows.</summary>
    public void Extend()
    {
        // A body may still be on its way when its request has ended.
        if (_isOver || _timeout == Timeout.InfiniteTimeSpan)
            return;
        var rest = (_timeout * TimesInAll) - _time.GetElapsedTime(_begin);
        if (rest <= TimeSpan.Zero)
            _source.Cancel();
        else
            _source.CancelAfter(rest < _timeout ? rest : _timeout);
    }

    /// <summary>Keeps it for the next request: nobody may hold <see cref="Token"/> any more.</summary>
    public void Return()
    {
        _caller.Dispose();
        if (_source.TryReset() && Idle.Count < MaxIdle)
            Idle.Enqueue(this);
        else
            _source.Dispose();
    }

    /// <summary>Ends whatever is still going on. Its source is left to the collector: whoever still sends may look at it.</summary>
    public void Dispose()
    {
        _isOver = true;
        _caller.Dispose();
        _source.Cancel();
    }
}
