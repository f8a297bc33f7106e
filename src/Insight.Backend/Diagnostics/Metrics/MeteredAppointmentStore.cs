using Insight.Backend.Storage;

namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>Counts what becomes of appointments.</summary>
/// <param name="store">Stores.</param>
/// <param name="metrics">Is told.</param>
internal sealed class MeteredAppointmentStore(IAppointmentStore store, BackendMetrics metrics) : IAppointmentStore
{
    /// <inheritdoc/>
    public async Task<int> UpsertAsync(AppointmentBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            var changed = await store.UpsertAsync(batch, cancellationToken);
            metrics.Stored(isEvents: false, changed, batch.Entries.Count - changed);
            return changed;
        }
        catch (StorageException failure)
        {
            metrics.Failed(StorageOperation.StoreAppointments, failure.Reason);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<StoredAppointment?> FindAsync(string ehr, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindAsync(ehr, id, cancellationToken);
        }
        catch (StorageException failure)
        {
            metrics.Failed(StorageOperation.Read, failure.Reason);
            throw;
        }
    }
}
