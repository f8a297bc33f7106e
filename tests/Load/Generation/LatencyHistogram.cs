using System.Numerics;

namespace Insight.Load.Generation;

/// <summary>
/// Counts latencies in log-linear buckets, as HdrHistogram does: every power of two is cut into 128 equal parts, so that a value is
/// known to better than 1 % whatever its size. Several threads may record at once.
/// </summary>
/// <remarks>HdrHistogram itself is not on the package feed (docs/dependencies.md).</remarks>
internal sealed class LatencyHistogram
{
    private const int PartBits = 7;
    private const int Parts = 1 << PartBits;

    // Up to 2^37 ns, over two minutes; what lies above counts as that, and the exact largest value is kept beside.
    private const int MaxExponent = 37;

    private readonly long[] _counts = new long[((MaxExponent - PartBits) * Parts) + Parts];
    private long _count;
    private long _maxNanoseconds;

    /// <summary>How many values were recorded.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>The largest value, exactly.</summary>
    public TimeSpan Max => FromNanoseconds(Interlocked.Read(ref _maxNanoseconds));

    /// <summary>Records a latency; one below zero counts as zero.</summary>
    public void Record(TimeSpan latency)
    {
        var nanoseconds = Math.Max(0, latency.Ticks) * TimeSpan.NanosecondsPerTick;
        Interlocked.Increment(ref _counts[BucketOf(nanoseconds)]);
        Interlocked.Increment(ref _count);
        var max = Interlocked.Read(ref _maxNanoseconds);
        while (nanoseconds > max)
        {
            var seen = Interlocked.CompareExchange(ref _maxNanoseconds, nanoseconds, max);
            if (seen == max) return;
            max = seen;
        }
    }

    /// <summary>Adds what another histogram has counted.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var bucket = 0; bucket < _counts.Length; bucket++) _counts[bucket] += other._counts[bucket];
        _count += other._count;
        _maxNanoseconds = Math.Max(_maxNanoseconds, other._maxNanoseconds);
    }

    /// <summary>The latency that a share of the recorded ones does not exceed: the nearest rank, its bucket's upper end.</summary>
    /// <param name="share">0 to 1; 0.99 is the 99th percentile.</param>
    /// <returns>Zero where nothing was recorded.</returns>
    public TimeSpan Percentile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        // 0.999 × 1,000 is a hair above 999 in binary, and must not become the 1,000th.
        var rank = Math.Max(1, (long)Math.Ceiling((share * _count) - 1e-6));
        var counted = 0L;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            counted += _counts[bucket];
            if (counted >= rank) return FromNanoseconds(Math.Min(UpperEnd(bucket), _maxNanoseconds));
        }

        return TimeSpan.Zero;
    }

    private static int BucketOf(long nanoseconds)
    {
        if (nanoseconds < Parts) return (int)nanoseconds;
        var exponent = BitOperations.Log2((ulong)nanoseconds);
        if (exponent >= MaxExponent) return ((MaxExponent - PartBits) * Parts) + Parts - 1;
        return ((exponent - PartBits) * Parts) + (int)(nanoseconds >> (exponent - PartBits));
    }

    private static long UpperEnd(int bucket)
    {
        if (bucket < Parts) return bucket;
        var shift = (bucket / Parts) - 1;
        var part = (bucket % Parts) + Parts;
        return ((part + 1L) << shift) - 1;
    }

    private static TimeSpan FromNanoseconds(long nanoseconds) => new(nanoseconds / TimeSpan.NanosecondsPerTick);
}
