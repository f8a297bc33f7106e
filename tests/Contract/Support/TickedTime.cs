namespace Insight.Contract.Tests.Support;

/// <summary>A clock that stands still until a test moves it, with timers that run only then: each of them once a step, however long that is.</summary>
internal sealed class TickedTime(DateTimeOffset start) : TimeProvider
{
    private readonly List<Ticked> _timers = [];
    private TimeSpan _elapsed;

    public override DateTimeOffset GetUtcNow() => start + _elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Ticked(() => callback(state));
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Moves the clock, then calls every timer.</summary>
    public void Step(TimeSpan by)
    {
        _elapsed += by;
        _timers.ForEach(timer => timer.Call());
    }

    private sealed class Ticked(Action call) : ITimer
    {
        private bool _isOver;

        public void Call()
        {
            if (!_isOver)
                call();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _isOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
