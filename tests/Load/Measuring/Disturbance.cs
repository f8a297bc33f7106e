using System.Diagnostics;

namespace Insight.Load.Measuring;

/// <summary>How much of the proxy's core others had while the proxy was measured. What they had, they also had of its caches.</summary>
/// <param name="core">The proxy's; null where it is not pinned, and nothing is known.</param>
/// <param name="shares">Where what is found is kept, 0 to 1 each.</param>
internal sealed class Disturbance(int? core, List<double> shares)
{
    /// <summary>On its own.</summary>
    public Disturbance(int? core)
        : this(core, [])
    {
    }

    /// <summary>What was found, 0 to 1 each; empty where nothing is known.</summary>
    public IReadOnlyList<double> Shares => shares;

    /// <summary>What results say of it: a line, or none where nothing is known.</summary>
    public static IEnumerable<string> Describe(IEnumerable<double> shares)
    {
        List<double> all = [.. shares];
        return all.Count == 0 ? [] : [$"others had {Spread.Of(all).ToString("P0")} of the proxy's core meanwhile: the less, the better the figures"];
    }

    /// <inheritdoc cref="Describe(IEnumerable{double})"/>
    public IEnumerable<string> Describe() => Describe(shares);

    /// <summary>Measures while something runs.</summary>
    /// <param name="own">CPU time that the measured processes have had.</param>
    /// <param name="run">What runs.</param>
    public async Task<T> DuringAsync<T>(Func<TimeSpan> own, Func<Task<T>> run)
    {
        if (core is null) return await run();
        var (ownBefore, busyBefore, started) = (own(), CoreTime.BusyOf(core), Stopwatch.GetTimestamp());
        var result = await run();
        var (ownAfter, busyAfter, elapsed) = (own(), CoreTime.BusyOf(core), Stopwatch.GetElapsedTime(started));
        if (busyAfter - busyBefore is { } busy && elapsed > TimeSpan.Zero) shares.Add(Math.Clamp((busy - (ownAfter - ownBefore)) / elapsed, 0, 1));
        return result;
    }
}
