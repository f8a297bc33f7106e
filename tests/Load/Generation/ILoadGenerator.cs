namespace Insight.Load.Generation;

/// <summary>Sends one request over and over, and measures how it is answered.</summary>
internal interface ILoadGenerator
{
    /// <summary>What results call it, with its version.</summary>
    string Name { get; }

    /// <summary>Runs once.</summary>
    Task<LoadRun> RunAsync(LoadTarget target, LoadPlan plan, CancellationToken ct);
}
