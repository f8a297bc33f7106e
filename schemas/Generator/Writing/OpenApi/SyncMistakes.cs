namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>What is wrong with a batch, and with the entries in it: a payload for each text that the documentation's own examples do not show.</summary>
internal static class SyncMistakes
{
    // One more than the field table's most.
    private const int TooMany = 1001;

    /// <summary>The payloads.</summary>
    public static Provoked[] All { get; } =
    [
        new("not-an-array", "`appointments` is null, an object or a text", """{"appointments":{}}"""),
        new("empty", "`appointments` is empty", """{"appointments":[]}"""),
        new("too-many", "`appointments` is too long", $$"""{"appointments":[{{string.Join(',', Enumerable.Repeat("{}", TooMany))}}]}"""),
        new("duplicated-array", "`appointments` occurs twice", """{"appointments":[],"appointments":[]}"""),
        new("not-an-object", "An entry is no object, and something in another is none", """
            {"appointments":[
              "apt-12345",
              {"appointment":{"id":"apt-12346","status":"booked","start_time":"03/10/2026 15:00","start_date":"03/10/2026","type":"New Patient","created_time":"03/01/2026 09:00"},
               "patient":"pat-67890",
               "practitioner":{"id":"prov-111","name":"Dr. John Smith"},
               "location":"Main Clinic"}]}
            """),
        new("duplicated", "An object and a field occur twice", """
            {"appointments":[
              {"appointment":{"id":"apt-12345","status":"booked","start_time":"03/10/2026 14:30","start_date":"03/10/2026","type":"Follow-up","created_time":"03/01/2026 09:00"},
               "patient":{"id":"pat-67890","id":"pat-67890","name":"Jane Doe","birth_date":"05/15/1990","gender":"Female"},
               "practitioner":{"id":"prov-111","name":"Dr. John Smith"},
               "practitioner":{"id":"prov-111","name":"Dr. John Smith"}}]}
            """),
        new("wrong-values", "Fields are no strings, hold U+0000, are not in their format or are none of the accepted values", """
            {"appointments":[
              {"appointment":{"id":12345,"status":"Booked","start_time":"2026-03-10T14:30:00Z","start_date":"3/10/2026","type":"Follow-up\u0000","created_time":"03/01/2026 09:00","duration":30},
               "patient":{"id":"pat-67890","birth_date":"1990-05-15","gender":"Female"},
               "practitioner":{"id":"prov-111","name":"Dr. John Smith"}}]}
            """),
        SharedAnswers.SandboxHeader,
    ];
}
