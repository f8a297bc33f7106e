using System.Collections.Concurrent;
using System.Net;

namespace Insight.Edge.RateLimiting;

/// <summary>
/// Counts something by source address and says when there is too much of it. Memory is bounded: an address is forgotten when its window has
/// passed, and beyond a number of addresses the rest share one count.
/// </summary>
/// <param name="most">Most in a window.</param>
/// <param name="length">The window's length, from the first that is counted.</param>
/// <param name="time">Its timestamps are the clock.</param>
internal sealed class SourceThrottle(int most, TimeSpan length, TimeProvider time)
{
    /// <summary>Most addresses that are counted apart.</summary>
    internal const int MaxAddresses = 100_000;

    private readonly ConcurrentDictionary<IPAddress, Window> _windows = new();
    private long _nextSweep;

    /// <summary>How many addresses are counted apart.</summary>
    internal int Counted => _windows.Count;

    /// <summary>Counts one more.</summary>
    /// <param name="address">The source address; a connection without one (a Unix socket) counts as one address.</param>
    /// <returns>Null while it is not too much; else the whole seconds, at least 1, until its window has passed.</returns>
    public int? Count(IPAddress? address)
    {
        var now = time.GetTimestamp();
        Sweep(now);
        var source = address is null ? IPAddress.None : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (!_windows.ContainsKey(source) && _windows.Count >= MaxAddresses) // counting takes every lock: only for a new address
            source = IPAddress.None;
        var window = _windows.AddOrUpdate(
            source,
            static (_, at) => new Window(at.now, 1),
            static (_, window, at) => at.self.HasPassed(window, at.now) ? new Window(at.now, 1) : window with { Count = window.Count + 1 },
            (self: this, now));
        if (window.Count <= most)
            return null;
        var left = length - time.GetElapsedTime(window.Start, now);
        return Math.Max(1, (int)Math.Ceiling(left.TotalSeconds));
    }

    private bool HasPassed(Window window, long now) =>
        time.GetElapsedTime(window.Start, now) >= length;

    // Once a window, whoever comes first removes what has passed.
    private void Sweep(long now)
    {
        var due = Volatile.Read(ref _nextSweep);
        if (now < due)
            return;
        var next = now + (long)(length.TotalSeconds * time.TimestampFrequency);
        if (Interlocked.CompareExchange(ref _nextSweep, next, due) != due)
            return;
        foreach (var window in _windows)
        {
            if (HasPassed(window.Value, now))
                _windows.TryRemove(window);
        }
    }

    /// <param name="Start">Timestamp of the first.</param>
    /// <param name="Count">How many came since, with it.</param>
    private readonly record struct Window(long Start, int Count);
}
