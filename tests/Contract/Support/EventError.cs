using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support;

/// <summary>The contract's table of errors of an event, written out again: what the answer must hold, as JSON text.</summary>
internal static class EventError
{
    private const string Types =
        "'appointment.scheduled', 'appointment.cancelled', 'appointment.rescheduled', 'appointment.completed', 'appointment.no_show'";

    public const string NoBody = """{"loc":["body"],"msg":"field required","type":"value_error.missing"}""";

    public const string NoObject = """{"loc":["body"],"msg":"value is not a valid dict","type":"type_error.dict"}""";

    public static string Absent(string field) => Of(field, "field required", "value_error.missing");

    public static string Null(string field) => Of(field, "none is not an allowed value", "type_error.none.not_allowed");

    public static string NoString(string field) => field switch
    {
        "event_type" => NotOfTheFive(),
        "timestamp" => NoTimestamp(),
        _ => Of(field, "str type expected", "type_error.str"),
    };

    public static string Empty(string field) =>
        Of(field, "ensure this value has at least 1 characters", "value_error.any_str.min_length", """{"limit_value":1}""");

    public static string TooLong(string field) => field == "notes"
        ? Of(field, "ensure this value has at most 1000 characters", "value_error.any_str.max_length", """{"limit_value":1000}""")
        : Of(field, "ensure this value has at most 50 characters", "value_error.any_str.max_length", """{"limit_value":50}""");

    public static string NotOfTheFive() => Of(
        "event_type",
        $"value is not a valid enumeration member; permitted: {Types}",
        "type_error.enum",
        $$"""{"enum_values":[{{Types.Replace("'", "\"").Replace(" ", "")}}]}""");

    public static string NoTimestamp() => Of("timestamp", "invalid datetime format", "value_error.datetime");

    public static string Nul(string field) => Of(field, "string contains an invalid character", "value_error.str.invalid_character");

    public static string Twice(string field) => Of(field, "field is duplicated", "value_error.duplicate");

    public static string NoJson(int offset, int line = 1, int? column = null) =>
        $$"""{"loc":["body",{{offset}}],"msg":"Invalid JSON: line {{line}} column {{column ?? offset + 1}} (char {{offset}})","type":"value_error.jsondecode"}""";

    /// <summary>An error as it is written in the answer.</summary>
    public static string Written(JsonNode? error) => Payloads.PlainJson.Write(error);

    private static string Of(string field, string message, string type, string? context = null) =>
        $$"""{"loc":["body","{{field}}"],"msg":"{{message}}","type":"{{type}}"{{(context is null ? "" : $",\"ctx\":{context}")}}}""";
}
