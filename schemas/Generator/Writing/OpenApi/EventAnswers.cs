namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>How Appointment Event is answered.</summary>
internal static class EventAnswers
{
    /// <summary>Every answer, by its status.</summary>
    public static Answer[] All { get; } =
    [
        .. new Answer[]
        {
            new(
                201,
                "The event is stored, durably. The same event sent again, with the same five values, gets the same `event_id` and `received_at`, and is not stored twice.",
                ["AppointmentEventStored"],
                SharedAnswers.ToClient,
                [
                    new("stored", "The event is stored", """
                        {"status":"success","message":"Event received and stored successfully","event_id":1,"received_at":"2025-12-03T10:15:30.123456",
                         "data":{"event_type":"appointment.scheduled","appointment_id":"A12345","patient_id":"P8765"}}
                        """),
                ]),
            new(
                400,
                "The body could not be read to its end (it is incomplete, badly framed or came too slowly), or a header is not accepted. Do not retry; mend the request.",
                ["AppointmentEventFailed", "SyncAppointmentsRefused"],
                SharedAnswers.ToClient,
                [
                    SharedAnswers.Failed(Envelope.AppointmentEvent, 400, "unreadable", "The body ended early or came too slowly", "Request body could not be read."),
                    SharedAnswers.BadlyFramed,
                ])
            {
                Provoked = [SharedAnswers.SandboxHeader],
            },
            new(403, "The request came over plain HTTP. Do not retry.", ["SyncAppointmentsFailed"], [HeaderCatalog.RequestId], [SharedAnswers.PlainHttp]),
            new(
                422,
                "Nothing is stored. `errors` names every mistake, at most one a field. Do not retry; mend the payload.",
                ["AppointmentEventRefused"],
                SharedAnswers.ToClient,
                [])
            {
                Provoked = EventErrors.All,
            },
        },
        .. SharedAnswers.In(Envelope.AppointmentEvent),
    ];
}
