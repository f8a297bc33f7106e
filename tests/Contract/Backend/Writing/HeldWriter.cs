using Insight.Backend.Storage;
using Insight.Backend.Storage.Writing;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend.Writing;

/// <summary>
/// A writer that a test holds: each group waits for <see cref="Release"/>, so that the test decides what has arrived when the
/// next group begins.
/// </summary>
internal sealed class HeldWriter : IGroupWriter, IDisposable
{
    private readonly SemaphoreSlim _permits = new(0);
    private readonly List<PendingWrite[]> _groups = [];
    private volatile bool _isFree;

    /// <summary>What writes indeed; nothing, unless a test says otherwise.</summary>
    public IGroupWriter? Inner { get; set; }

    /// <summary>Every group that has begun, one that is written anew once more.</summary>
    public IReadOnlyList<PendingWrite[]> Groups
    {
        get
        {
            lock (_groups) return [.. _groups];
        }
    }

    /// <summary>How large they were.</summary>
    public int[] Sizes => [.. Groups.Select(group => group.Length)];

    /// <summary>Lets everything through from now on.</summary>
    public void Release()
    {
        _isFree = true;
        _permits.Release();
    }

    /// <summary>Says how a group that is let through later fails, if at all.</summary>
    public Func<IReadOnlyList<PendingWrite>, StorageException?> Failure { get; set; } = static _ => null;

    /// <summary>Waits until so many groups have begun.</summary>
    public Task BegunAsync(int groups) => Eventually.ShouldAsync($"{groups} group(s) have begun", () => Groups.Count >= groups);

    public void Write(IReadOnlyList<PendingWrite> group)
    {
        lock (_groups) _groups.Add([.. group]);
        if (!_isFree && !_permits.Wait(Patience.Limit)) throw new TimeoutException("The test did not release the writer.");
        if (Failure(group) is { } failure) throw failure;
        if (Inner is not null)
        {
            Inner.Write(group);
            return;
        }

        foreach (var piece in group.OfType<PendingText>()) piece.Leave(piece.Text);
    }

    public void Dispose() => _permits.Dispose();
}
