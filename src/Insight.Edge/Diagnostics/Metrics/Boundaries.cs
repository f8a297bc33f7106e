using System.Diagnostics.Metrics;

namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>The upper bounds of histograms' buckets.</summary>
internal static class Boundaries
{
    /// <summary>Seconds: from a tenth of what the fastest request takes to the longest that is waited for.</summary>
    public static readonly double[] Seconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>Entries of a batch.</summary>
    public static readonly int[] Entries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    /// <summary>Bytes of a body, to the largest that is read.</summary>
    public static readonly long[] Bytes = [1 << 8, 1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 10 << 20];

    /// <summary>Lets an instrument have them.</summary>
    public static InstrumentAdvice<T> Of<T>(T[] boundaries)
        where T : struct => new() { HistogramBucketBoundaries = boundaries };
}
