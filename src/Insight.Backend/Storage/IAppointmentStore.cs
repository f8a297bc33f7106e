namespace Insight.Backend.Storage;

/// <summary>Where appointments are kept, one row for each EHR and appointment id.</summary>
internal interface IAppointmentStore
{
    /// <summary>
    /// Stores a batch whole or not at all, the last of several entries of one id winning. An entry equal to what is stored
    /// changes nothing. Completes only once the batch is durable, and only once the batch's memory is read no more, however
    /// it completes.
    /// </summary>
    /// <param name="batch">What to store.</param>
    /// <param name="cancellationToken">Gives up waiting for a turn; a transaction that has begun goes on to its end.</param>
    /// <returns>How many rows the batch added or changed.</returns>
    /// <exception cref="StorageException">Nothing of the batch is stored, or at worst all of it: it is safe to send again.</exception>
    Task<int> UpsertAsync(AppointmentBatch batch, CancellationToken cancellationToken);

    /// <summary>Finds one appointment.</summary>
    /// <exception cref="StorageException">The database does not answer.</exception>
    Task<StoredAppointment?> FindAsync(string ehr, string id, CancellationToken cancellationToken);
}
