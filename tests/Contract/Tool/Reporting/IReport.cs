using Insight.Contract.Checking;

namespace Insight.Contract.Reporting;

/// <summary>Tells a run in one of the formats, while it goes on. No value of a payload is in it.</summary>
internal interface IReport : IAsyncDisposable
{
    /// <summary>A payload was checked.</summary>
    Task AddAsync(Verdict verdict);

    /// <summary>Whether something is printed of a payload at once.</summary>
    bool Tells(Verdict verdict) => true;

    /// <summary>All were.</summary>
    Task EndAsync(Summary summary);

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;
}
