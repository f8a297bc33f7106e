namespace Insight.Edge.RateLimiting.Leasing;

/// <summary>The buckets that all edges share, a client each.</summary>
internal interface IPermitStore : IAsyncDisposable
{
    /// <summary>Whether a failure is one that does not mend by waiting: a password, a name or a right is wrong.</summary>
    bool IsWrong(Exception failure);

    /// <summary>Leases and gives back permits. A client that is not there yet begins with its burst.</summary>
    /// <param name="asks">What is wanted, each client once.</param>
    /// <param name="cancellationToken">Nobody waits any more.</param>
    /// <returns>The leases, in the order of the asks.</returns>
    Task<PermitLease[]> LeaseAsync(IReadOnlyList<PermitAsk> asks, CancellationToken cancellationToken);

    /// <summary>Says that this edge is there.</summary>
    /// <returns>How many edges have said so lately, this one among them.</returns>
    Task<int> CountEdgesAsync(CancellationToken cancellationToken);

    /// <summary>Says that this edge is not there any more.</summary>
    Task LeaveAsync(CancellationToken cancellationToken);
}
