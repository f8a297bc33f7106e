using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Edge.Responses;

/// <summary>One error as pydantic 1 tells it, never with a value of the payload (contract, "Appointment events").</summary>
/// <param name="Message"><c>msg</c>.</param>
/// <param name="Type"><c>type</c>.</param>
internal sealed record PydanticError(string Message, string Type)
{
    /// <summary>The field in <c>loc</c>; null for the body itself.</summary>
    public string? Field { get; init; }

    /// <summary>The 0-based byte offset in <c>loc</c>; null where it names a field or the body.</summary>
    public int? Offset { get; init; }

    /// <summary><c>ctx.limit_value</c>; null where there is none.</summary>
    public int? Limit { get; init; }

    /// <summary><c>ctx.enum_values</c>; null where there are none.</summary>
    public string[]? Permitted { get; init; }

    /// <summary>What is wrong with the body as a whole.</summary>
    public static PydanticError Of(BodyFault fault) => fault switch
    {
        BodyFault.Empty or BodyFault.Null => new("field required", "value_error.missing"),
        BodyFault.NotAnObject => new("value is not a valid dict", "type_error.dict"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Where the body stops being JSON.</summary>
    public static PydanticError Of(JsonFault fault) =>
        new($"Invalid JSON: line {fault.Line} column {fault.Column} (char {fault.Offset})", "value_error.jsondecode") { Offset = fault.Offset };

    /// <summary>What is wrong with a field.</summary>
    public static PydanticError Of(ValidationIssue issue)
    {
        var member = issue.Member!;
        var error = issue.Rule switch
        {
            IssueRule.Duplicate => new("field is duplicated", "value_error.duplicate"),
            IssueRule.Absent => new("field required", "value_error.missing"),
            IssueRule.Null => new("none is not an allowed value", "type_error.none.not_allowed"),
            IssueRule.NotAString or IssueRule.Invalid when member.AcceptedValues is { } accepted => Enumeration(accepted),
            IssueRule.NotAString or IssueRule.Invalid when member.Format is not null => new("invalid datetime format", "value_error.datetime"),
            IssueRule.NotAString => new("str type expected", "type_error.str"),
            IssueRule.TooShort => Length("least", member.MinLength, "min_length"),
            IssueRule.TooLong => Length("most", member.MaxLength!.Value, "max_length"),
            IssueRule.InvalidCharacter => new PydanticError("string contains an invalid character", "value_error.str.invalid_character"),
            _ => throw new UnreachableException(),
        };
        return error with { Field = member.Name };
    }

    /// <summary>Writes the error, one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("loc");
        json.WriteStringValue("body");
        if (Field is not null)
            json.WriteStringValue(Field);
        if (Offset is { } offset)
            json.WriteNumberValue(offset);
        json.WriteEndArray();
        json.WriteString("msg", Message);
        json.WriteString("type", Type);
        WriteContext(json);
        json.WriteEndObject();
    }

    private static PydanticError Length(string bound, int limit, string type) =>
        new($"ensure this value has at {bound} {limit} characters", $"value_error.any_str.{type}") { Limit = limit };

    private static PydanticError Enumeration(byte[][] accepted)
    {
        var permitted = Array.ConvertAll(accepted, Encoding.UTF8.GetString);
        var list = string.Join(", ", permitted.Select(value => $"'{value}'"));
        return new($"value is not a valid enumeration member; permitted: {list}", "type_error.enum") { Permitted = permitted };
    }

    private void WriteContext(Utf8JsonWriter json)
    {
        if (Limit is null && Permitted is null)
            return;
        json.WriteStartObject("ctx");
        if (Limit is { } limit)
            json.WriteNumber("limit_value", limit);
        if (Permitted is { } permitted)
        {
            json.WriteStartArray("enum_values");
            foreach (var value in permitted)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
