using System.Buffers;

namespace Insight.Edge.RequestBody;

/// <summary>
/// Arrays for bodies. Small ones are the shared pool's. It rounds up to a power of two, which for large ones is up to twice the memory:
/// those are made to measure, kept for the next body of about that length, and let go when nobody has needed them for a while.
/// </summary>
/// <remarks>An array comes with whatever is in it, but not with what a body left: that is cleared.</remarks>
internal static class BodyArrays
{
    /// <summary>From this length on an array is made to measure.</summary>
    internal const int Large = 2 * 1024 * 1024;

    // Arrays of nearly the same length can stand for each other; one in seven bytes may be too many.
    private const int Step = 64 * 1024;
    private const int WasteDivisor = 7;

    // What is given back stops every caller while it is: some 10 ms, and 1 ms more for each 10 MB. Less than this is not worth it.
    private const long WorthCollecting = 64 * 1024 * 1024;

    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(10);
    private static readonly Lock Gate = new();
    private static readonly List<(byte[] Array, long Since)> Idle = [];
    private static readonly ITimer Look = TimeProvider.System.CreateTimer(_ => Trim(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    private static long _dropped;

    /// <summary>Takes an array.</summary>
    /// <param name="length">Its least length, in bytes.</param>
    public static byte[] Rent(int length)
    {
        if (length < Large)
            return ArrayPool<byte>.Shared.Rent(length);
        lock (Gate)
        {
            // The one that came back last: its memory is warm, and those that are too many grow old.
            for (var i = Idle.Count - 1; i >= 0; i--)
            {
                var array = Idle[i].Array;
                if (array.Length >= length && array.Length - length <= array.Length / WasteDivisor)
                {
                    Idle.RemoveAt(i);
                    return array;
                }
            }
        }

        return GC.AllocateUninitializedArray<byte>((int)Math.Min(Array.MaxLength, ((long)length + Step - 1) / Step * Step));
    }

    /// <summary>Gives an array back.</summary>
    /// <param name="array">The array.</param>
    /// <param name="used">How many bytes were written from its beginning: they are patient data, and cleared.</param>
    public static void Return(byte[] array, int used)
    {
        array.AsSpan(0, used).Clear();
        if (array.Length < Large)
        {
            ArrayPool<byte>.Shared.Return(array);
            return;
        }

        lock (Gate)
        {
            Idle.Add((array, TimeProvider.System.GetTimestamp()));
            if (Idle.Count == 1)
                Look.Change(IdleFor, Timeout.InfiniteTimeSpan);
        }
    }

    private static void Trim()
    {
        bool collect;
        lock (Gate)
        {
            _dropped += Idle.Where(IsOld).Sum(idle => (long)idle.Array.Length);
            Idle.RemoveAll(IsOld);
            if (Idle.Count > 0)
                Look.Change(IdleFor, Timeout.InfiniteTimeSpan);
            collect = _dropped >= WorthCollecting;
            if (collect)
                _dropped = 0;
        }

        // An edge that has nothing to do collects nothing by itself, and the collector's milder modes, in the background or without
        // compaction, keep what is freed for later: either would hold the memory of the busiest minute.
        if (collect)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static bool IsOld((byte[] Array, long Since) idle) => TimeProvider.System.GetElapsedTime(idle.Since) >= IdleFor;
}
