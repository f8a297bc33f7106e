namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>How many requests took how long: counts by upper bound, some seven to a power of ten. Counting is a search among thirty, and one addition.</summary>
internal sealed class LatencyCounts
{
    /// <summary>Upper bounds, in seconds. What takes longer than the last is counted behind it.</summary>
    public static readonly double[] Bounds =
    [
        0.0001, 0.00015, 0.0002, 0.0003, 0.0005, 0.0007,
        0.001, 0.0015, 0.002, 0.003, 0.005, 0.007,
        0.01, 0.015, 0.02, 0.03, 0.05, 0.07,
        0.1, 0.15, 0.2, 0.3, 0.5, 0.7,
        1, 1.5, 2, 3, 5, 7, 10,
    ];

    private readonly long[] _counts = new long[Bounds.Length + 1];

    /// <summary>How many counts there are: one more than bounds.</summary>
    public static int Length => Bounds.Length + 1;

    /// <summary>A request took so long.</summary>
    public void Add(TimeSpan elapsed)
    {
        var place = Array.BinarySearch(Bounds, elapsed.TotalSeconds);
        Interlocked.Increment(ref _counts[place < 0 ? ~place : place]);
    }

    /// <summary>How many there were until now at a place.</summary>
    public long this[int place] => Volatile.Read(ref _counts[place]);
}
