namespace Insight.Backend.Storage.Writing;

/// <summary>A batch to store; its caller is told how many rows it added or changed.</summary>
internal sealed class PendingBatch(AppointmentBatch batch) : PendingWrite<int>
{
    /// <summary>What to store.</summary>
    public AppointmentBatch Batch { get; } = batch;

    /// <inheritdoc/>
    public override long Bytes { get; } = batch.Entries.Sum(static entry => (long)entry.Document.Length);

    /// <inheritdoc/>
    public override long HeldBytes { get; } = batch.Entries.Count == 0 ? 0 : LengthBehind(batch.Entries[0].Document);
}
