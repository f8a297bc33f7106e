using Insight.Edge.RateLimiting.Leasing;

namespace Insight.Contract.Tests.RateLimiting.Leasing;

/// <summary>The buckets that edges share, in memory: what the statement of <see cref="PostgreSqlPermitStore"/> does, at once.</summary>
internal sealed class MemoryPermitStore(TimeProvider time) : IPermitStore
{
    private readonly Dictionary<string, (double Left, long At)> _buckets = [];

    /// <summary>Whether it answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether it tells how many edges there are, and leases nothing: a lock is held, or a right is missing.</summary>
    public bool IsLocked { get; set; }

    /// <summary>What its leases wait for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How many edges it tells of.</summary>
    public int Edges { get; set; } = 1;

    /// <summary>How often it was asked for permits.</summary>
    public int Asked { get; private set; }

    public bool IsWrong(Exception failure) => false;

    public async Task<PermitLease[]> LeaseAsync(IReadOnlyList<PermitAsk> asks, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        if (IsLocked)
            throw new TimeoutException();
        asks.Select(ask => ask.Client).ShouldBeUnique();
        if (asks.Count == 0)
            return [];
        Asked++;
        await Gate;
        return [.. asks.Select(Lease)];
    }

    public Task<int> CountEdgesAsync(CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return Task.FromResult(Edges);
    }

    public Task LeaveAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What a client has left.</summary>
    public double Left(PermitAsk ask) => Lease(ask with { Wanted = 0, Returned = 0 }).Left;

    private PermitLease Lease(PermitAsk ask)
    {
        var (left, at) = _buckets.TryGetValue(ask.Client, out var bucket) ? bucket : (ask.Limits.Burst, time.GetTimestamp());
        left = Math.Min(ask.Limits.Burst, left + (time.GetElapsedTime(at).TotalSeconds * ask.Limits.PermitsPerSecond));
        left = Math.Min(ask.Limits.Burst, left + ask.Returned);
        var granted = (int)Math.Max(0, Math.Min(ask.Wanted, Math.Floor(left)));
        _buckets[ask.Client] = (left - granted, time.GetTimestamp());
        return new PermitLease(granted, left - granted);
    }

    private void ThrowIfDown()
    {
        if (IsDown)
            throw new TimeoutException();
    }
}
