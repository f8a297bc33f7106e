namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>Payloads of Sync Appointments that are stored.</summary>
internal static class SyncRequests
{
    /// <summary>The examples.</summary>
    public static Example[] All { get; } =
    [
        new("full", "One appointment, with every documented field but the stand-ins for names", """
            {"appointments":[{
              "appointment":{"id":"apt-12345","status":"booked","start_time":"03/10/2026 14:30","start_date":"03/10/2026","created_time":"03/01/2026 09:00",
                             "duration":"30","type":"Follow-up","reason":"Post-surgery check","notes":""},
              "patient":{"id":"pat-67890","first_name":"Jane","middle_name":"Marie","last_name":"Doe","birth_date":"05/15/1990","gender":"Female",
                         "phone":"555-123-4567","email":"jane.doe@example.com"},
              "practitioner":{"id":"prov-111","first_name":"John","last_name":"Smith"},
              "location":{"name":"Main Clinic"},
              "encounter":{"id":"enc-999","reason":"Post-surgery follow-up"},
              "department_id":"dept-01"}]}
            """),
        new("two", "Two appointments, with what is required", """
            {"appointments":[
              {"appointment":{"id":"apt-12345","status":"booked","start_time":"03/10/2026 14:30","start_date":"03/10/2026","type":"Follow-up","created_time":"03/01/2026 09:00"},
               "patient":{"id":"pat-67890","first_name":"Jane","last_name":"Doe","birth_date":"05/15/1990","gender":"Female"},
               "practitioner":{"id":"prov-111","first_name":"John","last_name":"Smith"}},
              {"appointment":{"id":"apt-12346","status":"cancelled","start_time":"03/10/2026 15:00","start_date":"03/10/2026","type":"New Patient","created_time":"03/01/2026 09:00"},
               "patient":{"id":"pat-67891","name":"Jack Doe","birth_date":"05/15/1991","gender":"Male"},
               "practitioner":{"id":"prov-111","name":"Dr. John Smith"}}]}
            """),
        new("alone", "One appointment, without an array around it: a batch of one", """
            {"appointment":{"id":"apt-12345","status":"booked","start_time":"03/10/2026 14:30","start_date":"03/10/2026","type":"Follow-up","created_time":"03/01/2026 09:00"},
             "patient":{"id":"pat-67890","first_name":"Jane","last_name":"Doe","birth_date":"05/15/1990","gender":"Female"},
             "practitioner":{"id":"prov-111","first_name":"John","last_name":"Smith"}}
            """),
    ];
}
