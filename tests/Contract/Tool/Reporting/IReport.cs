using Insight.Contract.Checking;

namespace Insight.Contract.Reporting;

/// <summary>Tells a run in one of the formats, while it goes on. No value of a payload is in it.</summary>
internal interface IReport : IAsyncDisposable
{
    /// <summary>A payload was checked.</summary>
    Task AddAsync(Verdict verdict);

    /// <summary>All were.</summary>
    Task EndAsync(Summary summary);

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;
}
