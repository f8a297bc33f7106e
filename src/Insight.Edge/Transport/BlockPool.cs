using System.Buffers;
using System.Collections.Concurrent;

namespace Insight.Edge.Transport;

/// <summary>
/// Memory that a connection reads into, in blocks eight times as large as the server's own: a body of a hundred appointments then takes two
/// calls of the system and not sixteen. A connection that waits for a request holds none.
/// </summary>
/// <remarks>As in the server's own pool, what a request left in a block stays there until the next one is read over it; nobody reads past what was received.</remarks>
internal sealed class BlockPool : MemoryPool<byte>
{
    /// <summary>The length of a block, in bytes.</summary>
    internal const int BlockLength = 32 * 1024;

    private static readonly TimeSpan TrimEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<Block> _idle = new();
    private readonly ITimer _trim;
    private volatile bool _isDisposed;
    private int _leastIdle;

    /// <param name="time">Says when to look for blocks that nobody needs.</param>
    public BlockPool(TimeProvider time) =>
        _trim = time.CreateTimer(static pool => ((BlockPool)pool!).Trim(), this, TrimEvery, TrimEvery);

    /// <inheritdoc/>
    public override int MaxBufferSize => BlockLength;

    /// <summary>How many blocks nobody uses.</summary>
    internal int Idle => _idle.Count;

    /// <inheritdoc/>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockLength);
        if (!_idle.TryDequeue(out var block))
            return new Block(this);
        if (_idle.Count < _leastIdle)
            _leastIdle = _idle.Count;
        return block;
    }

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        _trim.Dispose();
        _idle.Clear();
    }

    /// <summary>Lets go what was idle all the time since the last look.</summary>
    internal void Trim()
    {
        for (var tooMany = _leastIdle; tooMany > 0 && _idle.TryDequeue(out _); tooMany--)
        {
        }

        _leastIdle = _idle.Count;
    }

    private sealed class Block(BlockPool pool) : IMemoryOwner<byte>
    {
        // Pinned: the system writes into it.
        private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(BlockLength, pinned: true);

        public Memory<byte> Memory => _bytes;

        public void Dispose()
        {
            if (!pool._isDisposed)
                pool._idle.Enqueue(this);
        }
    }
}
