using System.Collections.Concurrent;
using System.Net;
using Insight.Edge.Configuration;

namespace Insight.Edge.RateLimiting;

/// <summary>
/// Counts a source address's answers of 401 and says when there are too many (contract, below "Order of the checks"). Memory is
/// bounded: an address is forgotten when its window has passed, and beyond a number of addresses the rest share one count.
/// </summary>
internal sealed class UnauthorizedThrottle(EdgeOptions options, TimeProvider time)
{
    /// <summary>Most addresses that are counted apart.</summary>
    internal const int MaxAddresses = 100_000;

    private readonly ConcurrentDictionary<IPAddress, Window> _windows = new();
    private long _nextSweep;

    /// <summary>How many addresses are counted apart.</summary>
    internal int Counted => _windows.Count;

    /// <summary>Counts one more 401.</summary>
    /// <param name="address">The source address; a connection without one (a Unix socket) counts as one address.</param>
    /// <returns>Null while the address may be told so; else the whole seconds, at least 1, until its window has passed.</returns>
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
            static (_, window, at) => at.self.HasPassed(window, at.now) ? new Window(at.now, 1) : window with { Answers = window.Answers + 1 },
            (self: this, now));
        if (window.Answers <= options.UnauthorizedLimit.Answers)
            return null;
        var left = options.UnauthorizedLimit.Window - time.GetElapsedTime(window.Start, now);
        return Math.Max(1, (int)Math.Ceiling(left.TotalSeconds));
    }

    private bool HasPassed(Window window, long now) =>
        time.GetElapsedTime(window.Start, now) >= options.UnauthorizedLimit.Window;

    // Once a window, whoever comes first removes what has passed.
    private void Sweep(long now)
    {
        var due = Volatile.Read(ref _nextSweep);
        if (now < due)
            return;
        var next = now + (long)(options.UnauthorizedLimit.Window.TotalSeconds * time.TimestampFrequency);
        if (Interlocked.CompareExchange(ref _nextSweep, next, due) != due)
            return;
        foreach (var window in _windows)
        {
            if (HasPassed(window.Value, now))
                _windows.TryRemove(window);
        }
    }

    /// <param name="Start">Timestamp of its first 401.</param>
    /// <param name="Answers">How many came since.</param>
    private readonly record struct Window(long Start, int Answers);
}
