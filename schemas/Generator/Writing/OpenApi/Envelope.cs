namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>How one contract puts a text into an answer that is not about the payload.</summary>
/// <param name="UnauthorizedSchema">The name of the schema of a 401.</param>
/// <param name="Unauthorized">The body of a 401, from its text.</param>
/// <param name="FailedSchema">The name of the schema of the others.</param>
/// <param name="Failed">The body of another, from its status and text.</param>
internal sealed record Envelope(
    string UnauthorizedSchema,
    Func<string, string> Unauthorized,
    string FailedSchema,
    Func<int, string, string> Failed)
{
    /// <summary>That of Sync Appointments, and of what is answered before the path is looked at.</summary>
    public static Envelope SyncAppointments { get; } = new(
        "SyncAppointmentsUnauthorized",
        text => $$"""{"error":"{{text}}","success":false}""",
        "SyncAppointmentsFailed",
        (status, text) => $$"""{"message":"{{text}}","success":false,"code":{{status}}}""");

    /// <summary>That of the appointment events.</summary>
    public static Envelope AppointmentEvent { get; } = new(
        "AppointmentEventFailed",
        text => $$"""{"status":"error","message":"{{text}}"}""",
        "AppointmentEventFailed",
        (_, text) => $$"""{"status":"error","message":"{{text}}"}""");
}
