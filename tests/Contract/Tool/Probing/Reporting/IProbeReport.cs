namespace Insight.Contract.Probing.Reporting;

/// <summary>Tells how a run went.</summary>
internal interface IProbeReport
{
    /// <summary>A case was tried.</summary>
    Task AddAsync(ProbeResult result);

    /// <summary>All were.</summary>
    Task EndAsync(ProbeSummary summary);
}
