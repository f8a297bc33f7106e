namespace Insight.Backend.Storage.Writing;

/// <summary>An event to store; its caller is told its id, and whether it had been stored before.</summary>
internal sealed class PendingEvent(AppointmentEvent appointmentEvent) : PendingWrite<EventReceipt>
{
    /// <summary>What to store.</summary>
    public AppointmentEvent Event { get; } = appointmentEvent;

    /// <summary>What tells it from its client's other events. Made here, by the caller's thread and not by the writer's.</summary>
    public byte[] ContentHash { get; } = appointmentEvent.ContentHash();

    /// <inheritdoc/>
    public override long Bytes => Event.Document.Length;

    /// <inheritdoc/>
    public override long HeldBytes => LengthBehind(Event.Document);
}
