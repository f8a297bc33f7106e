namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>Payloads of Appointment Event that are stored: the guide's scenarios.</summary>
internal static class EventRequests
{
    /// <summary>The examples.</summary>
    public static Example[] All { get; } =
    [
        Of("scheduled", "A patient books an appointment", "2025-01-10T12:30:00Z", "Initial consultation - new patient"),
        Of("cancelled", "A patient cancels", "2025-01-09T08:15:00Z", "Patient called to cancel due to conflict"),
        Of("rescheduled", "An appointment is moved", "2025-01-15T14:00:00Z", "Moved from Jan 10 to Jan 15 per patient request"),
        Of("completed", "An appointment is over", "2025-01-10T13:00:00Z", "Routine checkup completed successfully"),
        Of("no_show", "A patient does not come", "2025-01-10T12:30:00Z", "Patient did not arrive for scheduled appointment"),
        new("offset", "A timestamp with a fraction and an offset, and no notes",
            """{"event_type":"appointment.scheduled","appointment_id":"A12346","patient_id":"P8765","timestamp":"2025-01-10T08:30:00.123-04:00"}"""),
    ];

    private static Example Of(string type, string summary, string timestamp, string notes) => new(
        type.Replace('_', '-'),
        summary,
        $$"""{"event_type":"appointment.{{type}}","appointment_id":"A12345","patient_id":"P8765","timestamp":"{{timestamp}}","notes":"{{notes}}"}""");
}
