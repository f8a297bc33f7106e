namespace Insight.Backend.Storage.Writing;

/// <summary>
/// The database takes no writing at all: it cannot be opened, another process holds its lock, or it does not
/// answer in time.
/// </summary>
internal sealed class StoreUnavailableException(string cause, string code) : StorageException(cause, code);
