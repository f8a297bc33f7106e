namespace Insight.Load.Generation;

/// <summary>Where a run's requests come from. Every one has a number, so that it can be told afterwards which were acknowledged.</summary>
internal abstract class RequestSource
{
    /// <summary>What <see cref="Claim"/> returns when there is no further request.</summary>
    public const long None = -1;

    /// <summary>Takes the next request's number; callers on several threads get different ones.</summary>
    /// <returns>The number, or <see cref="None"/>.</returns>
    public abstract long Claim();

    /// <summary>What makes one connection's requests; each connection has its own, because it may reuse its memory.</summary>
    public abstract RequestWriter CreateWriter();

    /// <summary>The request was answered with the expected status.</summary>
    public virtual void Acknowledge(long number)
    {
    }
}
