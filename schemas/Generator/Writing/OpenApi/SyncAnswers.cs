namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>How Sync Appointments is answered.</summary>
internal static class SyncAnswers
{
    /// <summary>Every answer, by its status.</summary>
    public static Answer[] All { get; } =
    [
        new(
            200,
            "All or some appointments are stored, durably. With `warnings` some are not: each warning names one mistake in one that was refused.",
            ["SyncAppointmentsStored"],
            SharedAnswers.ToClient,
            [
                new("all-stored", "Every appointment is stored", """{"message":"2 appointment(s) synced successfully.","success":true,"code":200}"""),
                new("some-refused", "One is stored, another is not", """
                    {"message":"1 appointment(s) synced successfully. 2 validation error(s) on other appointments.","success":true,"code":200,
                     "warnings":["appointments[1].appointment.id is required.","appointments[1].patient.id is required."]}
                    """),
            ]),
        new(
            400,
            "Nothing is stored. `errors` names every mistake, with the index of the appointment. Do not retry; mend the payload, or the request.",
            ["SyncAppointmentsRefused"],
            SharedAnswers.ToClient,
            [
                new("nothing-passed", "Every appointment has a mistake", """
                    {"message":"Validation failed. None of the provided appointments could be processed.",
                     "errors":["appointments[0].appointment.id is required.","appointments[0].appointment.status is required.",
                               "appointments[0].appointment.start_time is required.","appointments[0].patient.birth_date is required. Format: MM/DD/YYYY.",
                               "appointments[1]: 'patient' object is required."],
                     "success":false,"code":400}
                    """),
                new("no-appointments", "The body is JSON, and holds no appointments", """
                    {"message":"Validation failed. None of the provided appointments could be processed.","errors":["'appointments' array is required."],
                     "success":false,"code":400}
                    """),
                new("not-json", "Line and column count from 1, the column in bytes", """
                    {"message":"Request body is not valid JSON.","errors":["Invalid JSON at line 1, column 6."],"success":false,"code":400}
                    """),
                SharedAnswers.BadlyFramed with { Name = "unreadable", Summary = "The body is incomplete, badly framed or came too slowly" },
            ])
        {
            Provoked = SyncMistakes.All,
        },
        new(
            403,
            "The key is good, but not for the EHR in the path; or the request came over plain HTTP. Do not retry.",
            ["SyncAppointmentsFailed"],
            SharedAnswers.ToClient,
            [
                SharedAnswers.Failed(
                    Envelope.SyncAppointments,
                    403,
                    "another-ehr",
                    "The path names an EHR that is not the client's",
                    "API key is not authorized for EHR 'medicat'. This key is registered for 'nexus'."),
                SharedAnswers.PlainHttp,
            ]),
        .. SharedAnswers.In(Envelope.SyncAppointments),
    ];
}
