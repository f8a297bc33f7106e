namespace Insight.Backend.Storage;

/// <summary>Where appointment events are kept, each once for its client, numbered from 1 in the order in which they are seen.</summary>
internal interface IEventStore
{
    /// <summary>How many bytes of documents a page holds at most, unless its first event alone has more.</summary>
    const int MaxPageBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Stores an event, or finds the one that its client sent before with the same content. Completes only once the event is
    /// durable, and only once its memory is read no more, however it completes.
    /// </summary>
    /// <param name="appointmentEvent">What to store.</param>
    /// <param name="cancellationToken">Gives up waiting for a turn; a transaction that has begun goes on to its end.</param>
    /// <exception cref="StorageException">The event is not stored, or at worst it is: it is safe to send again.</exception>
    Task<EventReceipt> AddAsync(AppointmentEvent appointmentEvent, CancellationToken cancellationToken);

    /// <summary>Finds one event.</summary>
    /// <exception cref="StorageException">The database does not answer.</exception>
    Task<StoredEvent?> FindAsync(long eventId, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the events that follow one, in the order of their ids. No event ever becomes visible behind one that has been
    /// read: whoever goes on after the last event of a page misses nothing.
    /// </summary>
    /// <param name="after">The id that the first event is to follow.</param>
    /// <param name="limit">How many events at most; there are fewer where more would exceed <see cref="MaxPageBytes"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for a turn.</param>
    /// <returns>The events; none only where none follows.</returns>
    /// <exception cref="StorageException">The database does not answer.</exception>
    Task<IReadOnlyList<StoredEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken);
}
