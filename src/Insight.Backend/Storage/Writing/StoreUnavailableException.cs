namespace Insight.Backend.Storage.Writing;

/// <summary>The database takes no writing at all: it cannot be opened, or another process holds its lock.</summary>
internal sealed class StoreUnavailableException(string cause, string code) : StorageException(cause, code);
