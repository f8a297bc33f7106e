using Insight.Backend.Storage;
using Insight.Backend.Storage.Writing;

namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>Measures each transaction of a database.</summary>
/// <param name="writer">Writes.</param>
/// <param name="metrics">Is told.</param>
/// <param name="time">The clock.</param>
internal sealed class MeteredWriter(IGroupWriter writer, BackendMetrics metrics, TimeProvider time) : IGroupWriter
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<PendingWrite> group)
    {
        var started = time.GetTimestamp();
        var isCommitted = false;
        try
        {
            writer.Write(group);
            isCommitted = true;
            metrics.Database(isReachable: true);
        }
        catch (StorageException failure)
        {
            // Any other failure is of what was to be written, not of the database.
            if (failure is StoreUnavailableException) metrics.Database(isReachable: false);
            throw;
        }
        finally
        {
            metrics.Ended(ContentOf(group), group.Count, time.GetElapsedTime(started), isCommitted);
        }
    }

    private static TransactionContent ContentOf(IReadOnlyList<PendingWrite> group)
    {
        var (appointments, events) = (false, false);
        foreach (var piece in group)
        {
            appointments |= piece is PendingBatch;
            events |= piece is PendingEvent;
        }

        return !events ? TransactionContent.Appointments : appointments ? TransactionContent.Both : TransactionContent.Events;
    }
}
