namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>A database of one test, and what other programs do with it; removed with it.</summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>The backend's settings for it.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Statements after which an appointment of the id <c>poison</c> and an event that says <c>poison</c> cannot be inserted.</summary>
    public abstract string Poison { get; }

    /// <summary>Runs statements.</summary>
    public abstract Task ExecuteAsync(string sql);

    /// <summary>Keeps others from writing until disposed. The backend is not made to wait long for its refusal.</summary>
    public abstract Task<IAsyncDisposable> LockAsync();

    /// <summary>How many transactions have changed something; only differences mean something.</summary>
    public abstract Task<long> CommitsAsync();

    public abstract ValueTask DisposeAsync();
}
