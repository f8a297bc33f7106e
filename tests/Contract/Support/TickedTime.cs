namespace Insight.Contract.Tests.Support;

/// <summary>A clock that stands still until a test moves it, with timers that run only then, and only where the test says so.</summary>
internal sealed class TickedTime(DateTimeOffset start) : TimeProvider
{
    private readonly HashSet<Ticked> _timers = [];
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + _elapsed;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Ticked(_timers, () => callback(state));
        lock (_timers)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Moves the clock, and calls no timer.</summary>
    public void Advance(TimeSpan by) => _elapsed += by;

    /// <summary>Moves the clock, then calls every timer: each once, however long the step is.</summary>
    public void Step(TimeSpan by)
    {
        Advance(by);
        Ticked[] timers;
        lock (_timers)
            timers = [.. _timers];
        Array.ForEach(timers, timer => timer.Call());
    }

    private sealed class Ticked(HashSet<Ticked> timers, Action call) : ITimer
    {
        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (timers)
                timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
