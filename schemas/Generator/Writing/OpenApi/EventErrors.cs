namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>What is told of a wrong event: an example of each kind of error.</summary>
internal static class EventErrors
{
    /// <summary>The examples of 422.</summary>
    public static Example[] All { get; } =
    [
        Of("missing", "A required field is absent", """{"loc":["body","appointment_id"],"msg":"field required","type":"value_error.missing"}"""),
        Of("null", "A required field is null", """{"loc":["body","patient_id"],"msg":"none is not an allowed value","type":"type_error.none.not_allowed"}"""),
        Of("not-a-string", "A field is not a string", """{"loc":["body","notes"],"msg":"str type expected","type":"type_error.str"}"""),
        Of("too-short", "An id is empty",
            """{"loc":["body","appointment_id"],"msg":"ensure this value has at least 1 characters","type":"value_error.any_str.min_length","ctx":{"limit_value":1}}"""),
        Of("too-long", "A text is too long",
            """{"loc":["body","notes"],"msg":"ensure this value has at most 1000 characters","type":"value_error.any_str.max_length","ctx":{"limit_value":1000}}"""),
        Of("event-type", "`event_type` is none of the five", """
            {"loc":["body","event_type"],
             "msg":"value is not a valid enumeration member; permitted: 'appointment.scheduled', 'appointment.cancelled', 'appointment.rescheduled', 'appointment.completed', 'appointment.no_show'",
             "type":"type_error.enum",
             "ctx":{"enum_values":["appointment.scheduled","appointment.cancelled","appointment.rescheduled","appointment.completed","appointment.no_show"]}}
            """),
        Of("timestamp", "`timestamp` is not as documented", """{"loc":["body","timestamp"],"msg":"invalid datetime format","type":"value_error.datetime"}"""),
        Of("invalid-character", "A text holds U+0000",
            """{"loc":["body","notes"],"msg":"string contains an invalid character","type":"value_error.str.invalid_character"}"""),
        Of("duplicated", "A field occurs twice", """{"loc":["body","patient_id"],"msg":"field is duplicated","type":"value_error.duplicate"}"""),
        Of("no-body", "There is no body, or it is null", """{"loc":["body"],"msg":"field required","type":"value_error.missing"}"""),
        Of("not-an-object", "The body is no object", """{"loc":["body"],"msg":"value is not a valid dict","type":"type_error.dict"}"""),
        Of("not-json", "The offset counts bytes, from 0; line and column count from 1",
            """{"loc":["body",5],"msg":"Invalid JSON: line 1 column 6 (char 5)","type":"value_error.jsondecode"}"""),
    ];

    private static Example Of(string name, string summary, string error) =>
        new(name, summary, $$"""{"status":"error","message":"Invalid payload structure","errors":[{{error}}]}""");
}
