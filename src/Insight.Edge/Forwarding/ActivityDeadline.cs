using System.Collections.Concurrent;

namespace Insight.Edge.Forwarding;

/// <summary>Ends a request to the backend in which nothing moves any more, or whose caller has gone. Used again.</summary>
internal sealed class ActivityDeadline : IDisposable
{
    private const int MaxIdle = 256;

    private static readonly ConcurrentQueue<ActivityDeadline> Idle = new();

    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _caller;
    private TimeSpan _timeout;
    private volatile bool _isOver;

    /// <summary>Passed to what is to be ended.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Starts one.</summary>
    /// <param name="timeout">How long nothing may move.</param>
    /// <param name="callerGone">Ends it at once.</param>
    public static ActivityDeadline Rent(TimeSpan timeout, CancellationToken callerGone)
    {
        if (!Idle.TryDequeue(out var deadline))
            deadline = new ActivityDeadline();
        deadline._timeout = timeout;
        deadline._caller = callerGone.UnsafeRegister(static state => ((ActivityDeadline)state!)._source.Cancel(), deadline);
        deadline.Extend();
        return deadline;
    }

    /// <summary>Something has moved: the time begins anew.</summary>
    public void Extend()
    {
        // A body may still be on its way when its request has ended.
        if (!_isOver)
            _source.CancelAfter(_timeout);
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
