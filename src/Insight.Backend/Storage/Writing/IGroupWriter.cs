namespace Insight.Backend.Storage.Writing;

/// <summary>How a database writes a group. For one caller at a time, whose thread it may block.</summary>
internal interface IGroupWriter
{
    /// <summary>
    /// Writes every piece in one transaction, as if one after the other in their order (a later piece sees what an earlier one
    /// wrote), leaves each piece its result, and returns once everything is durable. Each piece may be written again after a
    /// failure, and must then come to the same.
    /// </summary>
    /// <exception cref="StoreUnavailableException">No transaction began, or the database stopped to answer: no piece would fare better alone.</exception>
    /// <exception cref="StorageException">Nothing of the group is stored, or at worst all of it.</exception>
    void Write(IReadOnlyList<PendingWrite> group);
}
