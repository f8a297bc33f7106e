using Insight.Backend.Storage;

namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>Counts what becomes of events.</summary>
/// <param name="store">Stores.</param>
/// <param name="metrics">Is told.</param>
internal sealed class MeteredEventStore(IEventStore store, BackendMetrics metrics) : IEventStore
{
    /// <inheritdoc/>
    public async Task<EventReceipt> AddAsync(AppointmentEvent appointmentEvent, CancellationToken cancellationToken)
    {
        try
        {
            var receipt = await store.AddAsync(appointmentEvent, cancellationToken);
            metrics.Stored(isEvents: true, receipt.IsNew ? 1 : 0, receipt.IsNew ? 0 : 1);
            return receipt;
        }
        catch (StorageException failure)
        {
            metrics.Failed(StorageOperation.StoreEvent, failure.Reason);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<StoredEvent?> FindAsync(long eventId, CancellationToken cancellationToken) => CountAsync(store.FindAsync(eventId, cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        CountAsync(store.ReadAsync(after, limit, cancellationToken));

    private async Task<T> CountAsync<T>(Task<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (StorageException failure)
        {
            metrics.Failed(StorageOperation.Read, failure.Reason);
            throw;
        }
    }
}
