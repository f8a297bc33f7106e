namespace Insight.Backend.Storage;

/// <summary>The database behind the stores.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Opens the database and brings its schema up to date. Called once, before any store is used.</summary>
    /// <exception cref="Writing.StoreUnavailableException">It is away, and is opened when it is used and has come back.</exception>
    /// <exception cref="StorageException">It cannot be opened, and will not be.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Whether the database answers a query and can be written to.</summary>
    Task<bool> IsReadyAsync(CancellationToken cancellationToken);
}
