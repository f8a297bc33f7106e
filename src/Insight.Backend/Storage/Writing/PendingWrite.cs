using System.Runtime.InteropServices;

namespace Insight.Backend.Storage.Writing;

/// <summary>
/// One request's writing, which waits for its turn or is being written. What it asks for is in its type, so that a database may
/// write the whole group in statements of its own choice. Not a record: a record prints itself, and this is patient data.
/// </summary>
internal abstract class PendingWrite
{
    /// <summary>Takes its place in a queue.</summary>
    protected PendingWrite() => Place = new(this);

    /// <summary>Its place in the queue; in no list before it is added and after it is taken out.</summary>
    public LinkedListNode<PendingWrite> Place { get; }

    /// <summary>How many bytes of payload it writes.</summary>
    public abstract long Bytes { get; }

    /// <summary>How many bytes it keeps in memory while it waits: the whole body that the payload is a part of.</summary>
    public virtual long HeldBytes => Bytes;

    /// <summary>Tells its caller the result that its writer left.</summary>
    public abstract void Complete();

    /// <summary>Tells its caller that nothing of it is stored, or at worst all of it.</summary>
    public abstract void Fail(StorageException failure);

    /// <summary>The length of the array that a piece of a body is in.</summary>
    protected static long LengthBehind(ReadOnlyMemory<byte> piece) =>
        MemoryMarshal.TryGetArray(piece, out var array) ? array.Array!.Length : piece.Length;

    /// <summary>Tells its caller, who does not wait any more, that nothing of it is stored.</summary>
    public abstract void Cancel(CancellationToken cancellationToken);
}

/// <summary>One request's writing, and what comes of it.</summary>
/// <typeparam name="T">What its caller is told.</typeparam>
internal abstract class PendingWrite<T> : PendingWrite
{
    // Continued elsewhere: what the callers do with their results must not keep the writer from the next group.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>Ends when its group is durable, or not going to be.</summary>
    public Task<T> Completion => _completion.Task;

    /// <summary>Leaves the result, of which nobody learns before the commit. A group that is written anew leaves a new one.</summary>
    public void Leave(T result) => _result = result;

    /// <inheritdoc/>
    public override void Complete() => _completion.TrySetResult(_result!);

    /// <inheritdoc/>
    public override void Fail(StorageException failure) => _completion.TrySetException(failure);

    /// <inheritdoc/>
    public override void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
