namespace Insight.Edge.Warmup;

/// <summary>What is done before the edge says that it is ready, so that its code is compiled when the first caller comes.</summary>
internal interface IWarmup
{
    /// <summary>Does it, in bounded time.</summary>
    /// <param name="cancellationToken">The edge stops.</param>
    Task RunAsync(CancellationToken cancellationToken);
}
