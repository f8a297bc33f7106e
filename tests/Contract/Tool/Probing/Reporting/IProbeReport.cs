namespace Insight.Contract.Probing.Reporting;

/// <summary>Tells how a run went.</summary>
internal interface IProbeReport : IAsyncDisposable
{
    /// <summary>A case was tried.</summary>
    Task AddAsync(ProbeResult result);

    /// <summary>Whether something is printed of a case at once.</summary>
    bool Tells(ProbeResult result) => true;

    /// <summary>All were.</summary>
    Task EndAsync(ProbeSummary summary);

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;
}
