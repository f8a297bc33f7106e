using System.Buffers;

namespace Insight.Edge.RequestBody;

/// <summary>
/// Arrays for bodies. Small ones are the shared pool's. It rounds up to a power of two, which for large ones is up to twice the memory:
/// those are made to measure, kept for the next body of about that length, and let go when nobody has needed them for a while.
/// </summary>
/// <remarks>
/// An array comes with whatever is in it, but not with what a body left: that is cleared. An eighth of the memory that the process may have is the
/// most that is kept; beyond that the one that has been idle for longest is let go.
/// </remarks>
internal sealed class BodyArrays : IDisposable
{
    /// <summary>From this length on an array is made to measure.</summary>
    internal const int Large = 2 * 1024 * 1024;

    /// <summary>How long an array is kept that nobody needs.</summary>
    internal static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(10);

    // Arrays of nearly the same length can stand for each other; one in seven bytes may be too many.
    private const int Step = 64 * 1024;
    private const int WasteDivisor = 7;

    // What is given back stops every caller while it is: some 10 ms, and 1 ms more for each 10 MB. Less than this is not worth it.
    private const long WorthCollecting = 64 * 1024 * 1024;
    private const int ShareOfMemory = 8;

    private readonly TimeProvider _time;
    private readonly long _maxIdleBytes;
    private readonly Lock _gate = new();
    private readonly List<(byte[] Array, long Since)> _idle = [];
    private readonly ITimer _look;
    private long _idleBytes;
    private long _dropped;
    private bool _isLooking;

    /// <param name="time">The clock of idleness.</param>
    public BodyArrays(TimeProvider time)
        : this(time, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory)
    {
    }

    /// <param name="time">The clock of idleness.</param>
    /// <param name="maxIdleBytes">Most that is kept.</param>
    internal BodyArrays(TimeProvider time, long maxIdleBytes)
    {
        _time = time;
        _maxIdleBytes = maxIdleBytes;
        _look = time.CreateTimer(_ => Trim(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What is kept, in bytes.</summary>
    internal long IdleBytes
    {
        get
        {
            lock (_gate)
                return _idleBytes;
        }
    }

    /// <summary>Takes an array.</summary>
    /// <param name="length">Its least length, in bytes.</param>
    public byte[] Rent(int length)
    {
        if (length < Large)
            return ArrayPool<byte>.Shared.Rent(length);
        lock (_gate)
        {
            // The one that came back last: its memory is warm, and those that are too many grow old.
            for (var i = _idle.Count - 1; i >= 0; i--)
            {
                var array = _idle[i].Array;
                if (array.Length >= length && array.Length - length <= array.Length / WasteDivisor)
                {
                    Forget(i);
                    return array;
                }
            }
        }

        return GC.AllocateUninitializedArray<byte>((int)Math.Min(Array.MaxLength, ((long)length + Step - 1) / Step * Step));
    }

    /// <summary>Gives an array back.</summary>
    /// <param name="array">The array.</param>
    /// <param name="used">How many bytes were written from its beginning: they are patient data, and cleared.</param>
    public void Return(byte[] array, int used)
    {
        array.AsSpan(0, used).Clear();
        if (array.Length < Large)
        {
            ArrayPool<byte>.Shared.Return(array);
            return;
        }

        lock (_gate)
        {
            _idle.Add((array, _time.GetTimestamp()));
            _idleBytes += array.Length;
            while (_idleBytes > _maxIdleBytes)
                Forget(0); // under load: the collector comes by itself
            if (!_isLooking)
                Look();
        }
    }

    public void Dispose() => _look.Dispose();

    /// <summary>Lets go what has been idle for long; the timer does it.</summary>
    internal void Trim()
    {
        bool collect;
        lock (_gate)
        {
            while (_idle.Count > 0 && _time.GetElapsedTime(_idle[0].Since) >= IdleFor)
            {
                _dropped += _idle[0].Array.Length;
                Forget(0);
            }

            _isLooking = false;
            if (_idle.Count > 0)
                Look();
            collect = _dropped >= WorthCollecting;
            if (collect)
                _dropped = 0;
        }

        // An edge that has nothing to do collects nothing by itself, and the collector's milder modes, in the background or without
        // compaction, keep what is freed for later: either would hold the memory of the busiest minute.
        if (collect)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private void Look()
    {
        _isLooking = true;
        _look.Change(IdleFor, Timeout.InfiniteTimeSpan);
    }

    private void Forget(int index)
    {
        _idleBytes -= _idle[index].Array.Length;
        _idle.RemoveAt(index);
    }
}
