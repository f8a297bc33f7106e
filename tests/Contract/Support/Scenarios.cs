namespace Insight.Contract.Tests.Support;

/// <summary>The guide's "Common Integration Scenarios", as it prints them.</summary>
internal static class Scenarios
{
    public static readonly string[] All =
    [
        """
        {
          "event_type": "appointment.scheduled",
          "appointment_id": "A12345",
          "patient_id": "P8765",
          "timestamp": "2025-01-10T12:30:00Z",
          "notes": "Initial consultation - new patient"
        }
        """,
        """
        {
          "event_type": "appointment.cancelled",
          "appointment_id": "A12345",
          "patient_id": "P8765",
          "timestamp": "2025-01-09T08:15:00Z",
          "notes": "Patient called to cancel due to conflict"
        }
        """,
        """
        {
          "event_type": "appointment.rescheduled",
          "appointment_id": "A12345",
          "patient_id": "P8765",
          "timestamp": "2025-01-15T14:00:00Z",
          "notes": "Moved from Jan 10 to Jan 15 per patient request"
        }
        """,
        """
        {
          "event_type": "appointment.completed",
          "appointment_id": "A12345",
          "patient_id": "P8765",
          "timestamp": "2025-01-10T13:00:00Z",
          "notes": "Routine checkup completed successfully"
        }
        """,
        """
        {
          "event_type": "appointment.no_show",
          "appointment_id": "A12345",
          "patient_id": "P8765",
          "timestamp": "2025-01-10T12:30:00Z",
          "notes": "Patient did not arrive for scheduled appointment"
        }
        """,
    ];
}
