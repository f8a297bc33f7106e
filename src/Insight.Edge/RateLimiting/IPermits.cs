namespace Insight.Edge.RateLimiting;

/// <summary>A client's permits, of which every request takes one.</summary>
internal interface IPermits
{
    /// <summary>Takes a permit. It waits only where somebody else than this process knows of any.</summary>
    ValueTask<Permit> TakeAsync();

    /// <summary>The permits that are left.</summary>
    int Left();
}
