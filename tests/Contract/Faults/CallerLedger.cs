using System.Collections.Concurrent;

namespace Insight.Contract.Tests.Faults;

/// <summary>What callers have sent, and what they were told.</summary>
internal sealed class CallerLedger
{
    private int _acknowledged;

    /// <summary>Every batch that was sent, by its name: the ids in it.</summary>
    public ConcurrentDictionary<string, string[]> Batches { get; } = new();

    /// <summary>Batches that were answered 200, by name.</summary>
    public ConcurrentDictionary<string, bool> AcknowledgedBatches { get; } = new();

    /// <summary>Every event that was sent, by its appointment's id.</summary>
    public ConcurrentDictionary<string, bool> Events { get; } = new();

    /// <summary>Events that were answered 201: what each answer named, by the appointment's id.</summary>
    public ConcurrentDictionary<string, ConcurrentBag<Receipt>> AcknowledgedEvents { get; } = new();

    /// <summary>Requests that got no answer, or 500.</summary>
    public ConcurrentBag<string> Failures { get; } = [];

    /// <summary>How many requests were answered 200 or 201.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>One more was.</summary>
    public void Count() => Interlocked.Increment(ref _acknowledged);

    /// <summary>What tells an event that is stored.</summary>
    public readonly record struct Receipt(long EventId, string ReceivedAt);
}
