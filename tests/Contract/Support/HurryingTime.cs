namespace Insight.Contract.Tests.Support;

/// <summary>A tenth of a second passes whenever somebody looks: whoever waits for a moment finds that it has come.</summary>
internal sealed class HurryingTime : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 10;

    public override long GetTimestamp() => ++_now;
}
