namespace Insight.Backend.Schema;

/// <summary>The contracts whose documented fields the backend shows, by the names of their schemas.</summary>
internal static class ContractNames
{
    /// <summary>Batches of appointments.</summary>
    public const string SyncAppointments = "sync-appointments";

    /// <summary>Appointment events.</summary>
    public const string AppointmentEvent = "appointment-event";
}
