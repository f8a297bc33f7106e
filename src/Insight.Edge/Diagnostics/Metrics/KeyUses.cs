namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>How often a generation of a client's keys was used.</summary>
internal sealed class KeyUses
{
    private long _count;

    /// <summary>Until now.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>It was used.</summary>
    public void Add() => Interlocked.Increment(ref _count);
}
