using System.Threading.Channels;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Sandbox;

/// <summary>The real clock, with timers of one duration that run out when a test says so.</summary>
internal sealed class HeldTimer(TimeSpan duration) : TimeProvider
{
    private readonly Channel<Action> _begun = Channel.CreateUnbounded<Action>();

    /// <summary>Waits until somebody, who was not told of yet, waits for so long.</summary>
    /// <returns>What ends the wait.</returns>
    public Task<Action> BegunAsync() => _begun.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != duration)
            return base.CreateTimer(callback, state, dueTime, period);
        _begun.Writer.TryWrite(() => callback(state));
        return new Held();
    }

    private sealed class Held : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
