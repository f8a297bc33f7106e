namespace Insight.Backend.Storage.Writing;

/// <summary>
/// Group commit. A commit waits for the disk; requests that arrive meanwhile wait here, and the next transaction takes them all.
/// Nobody is made to wait for company: a request that comes alone is written at once, alone.
/// </summary>
/// <remarks>
/// <para>One thread of its own writes: it blocks on the disk most of the time, which a thread of the pool had better not.</para>
/// <para>A group is first written whole, without savepoints, which would cost every piece two statements more. Where that fails,
/// at a piece or at the commit, it has been rolled back, and its pieces are written one by one: a poisonous one then fails
/// alone, and where the disk is full, what still fits is stored. A commit that failed may yet be durable; so every piece is such
/// that it may be written twice.</para>
/// </remarks>
internal sealed class WriteQueue : IAsyncDisposable
{
    // A group is durable as one, so its callers all wait for its last byte: past this, more company saves nothing.
    private const long MaxGroupBytes = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly LinkedList<PendingWrite> _waiting = [];
    private readonly SemaphoreSlim _arrivals = new(0);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IGroupWriter _writer;
    private readonly StorageOptions _options;
    private long _waitingBytes;
    private bool _isAsleep;
    private bool _isClosed;

    /// <summary>Starts the writing thread.</summary>
    public WriteQueue(IGroupWriter writer, StorageOptions options)
    {
        _writer = writer;
        _options = options;
        new Thread(Run) { IsBackground = true, Name = "Storage writer" }.Start();
    }

    /// <summary>How many pieces wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate) return _waiting.Count;
        }
    }

    /// <summary>How many bytes they keep in memory.</summary>
    public long WaitingBytes
    {
        get
        {
            lock (_gate) return _waitingBytes;
        }
    }

    /// <summary>Adds a piece of writing; completes once it is durable.</summary>
    /// <param name="piece">What to write; its memory is read no more once the task is complete, however it completes.</param>
    /// <param name="cancellationToken">Drops the piece while it waits; once its group has begun it goes on to its end.</param>
    /// <exception cref="StorageException">It failed, or the queue is full or closed.</exception>
    public async Task<T> WriteAsync<T>(PendingWrite<T> piece, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Add(piece);
        await using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => (((WriteQueue, PendingWrite))state!).Item1.Drop((((WriteQueue, PendingWrite))state).Item2, token),
            (this, (PendingWrite)piece));
        return await piece.Completion;
    }

    /// <summary>Takes nothing more, and completes once what waits is written.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            Wake();
        }

        await _ended.Task;
    }

    private void Add(PendingWrite piece)
    {
        lock (_gate)
        {
            if (_isClosed) throw new StorageException("the store is closed", "none") { Reason = StorageFailureReason.Stopping };
            if (_waiting.Count >= _options.MaxQueued || (_waiting.Count > 0 && _waitingBytes + piece.HeldBytes > _options.MaxQueuedBytes))
                throw new StorageException("the queue is full", "none") { Reason = StorageFailureReason.QueueFull };
            _waiting.AddLast(piece.Place);
            _waitingBytes += piece.HeldBytes;
            Wake();
        }
    }

    private void Drop(PendingWrite piece, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (piece.Place.List is null) return;
            Remove(piece);
        }

        piece.Cancel(cancellationToken);
    }

    private void Wake()
    {
        if (!_isAsleep) return;
        _isAsleep = false;
        _arrivals.Release();
    }

    private void Remove(PendingWrite piece)
    {
        _waiting.Remove(piece.Place);
        _waitingBytes -= piece.HeldBytes;
    }

    private void Run()
    {
        var group = new List<PendingWrite>();
        while (Take(group))
        {
            Write(group);
            group.Clear();
        }

        _ended.SetResult();
    }

    private bool Take(List<PendingWrite> group)
    {
        while (true)
        {
            lock (_gate)
            {
                var bytes = 0L;
                while (group.Count < _options.MaxGroupSize && _waiting.First is { } next)
                {
                    bytes += next.Value.Bytes;
                    if (group.Count > 0 && bytes > MaxGroupBytes) break;
                    group.Add(next.Value);
                    Remove(next.Value);
                }

                if (group.Count > 0) return true;
                if (_isClosed) return false;
                _isAsleep = true;
            }

            _arrivals.Wait();
        }
    }

    private void Write(List<PendingWrite> group)
    {
        if (TryWrite(group) is not { } failure)
        {
            foreach (var piece in group) piece.Complete();
        }
        else if (group.Count == 1 || failure is StoreUnavailableException)
        {
            foreach (var piece in group) piece.Fail(failure);
        }
        else
        {
            WriteOneByOne(group);
        }
    }

    private void WriteOneByOne(List<PendingWrite> group)
    {
        StorageException? failure = null;
        foreach (var piece in group)
        {
            // Each attempt to reach a database that is away may take seconds: those behind do not try again.
            if (failure is not StoreUnavailableException) failure = TryWrite([piece]);
            if (failure is null) piece.Complete();
            else piece.Fail(failure);
        }
    }

    private StorageException? TryWrite(IReadOnlyList<PendingWrite> group)
    {
        try
        {
            _writer.Write(group);
            return null;
        }
        catch (StorageException failure)
        {
            return failure;
        }
        catch (Exception unexpected)
        {
            // Whatever it is, it is these callers' failure and not the end of the thread.
            return new StorageException(unexpected.GetType().Name, "none");
        }
    }
}
