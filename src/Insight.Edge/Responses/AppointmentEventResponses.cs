using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Edge.Responses;

/// <summary>The envelopes of the Customer Integration Guide (seeds/002; contract, "Appointment events").</summary>
internal sealed class AppointmentEventResponses : ContractResponses
{
    /// <summary>The contract's name, in routes and schema files.</summary>
    public const string Name = "appointment-event";

    public override int StatusOf(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Accepted => StatusCodes.Status201Created,
        OutcomeKind.Rejected or OutcomeKind.Malformed => StatusCodes.Status422UnprocessableEntity,
        _ => base.StatusOf(outcome),
    };

    public override object? ReadReceipt(JsonElement answer, ValidationResult validation) => EventReceipt.Read(answer);

    public override string TextOf(ValidationIssue issue) => PydanticError.Of(issue).Message;

    public override string TextOf(ValidationResult validation) => ErrorOf(validation).Message;

    protected override void WriteBody(Utf8JsonWriter body, Outcome outcome)
    {
        body.WriteStartObject();
        switch (outcome.Kind)
        {
            case OutcomeKind.Accepted:
                ((EventReceipt)outcome.Receipt!).Write(body);
                break;

            case OutcomeKind.Rejected or OutcomeKind.Malformed:
                WriteHead(body, "Invalid payload structure");
                body.WriteStartArray("errors");
                WriteErrors(body, outcome.Validation!);
                body.WriteEndArray();
                break;

            default:
                WriteHead(body, OutcomeText.Of(outcome));
                break;
        }

        body.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter body, string message)
    {
        body.WriteString("status", "error");
        body.WriteString("message", message);
    }

    private static void WriteErrors(Utf8JsonWriter body, ValidationResult validation)
    {
        if (validation.Malformed is not null || validation.BodyFault != BodyFault.None)
        {
            ErrorOf(validation).Write(body);
            return;
        }

        foreach (var issue in validation.Issues)
            PydanticError.Of(issue).Write(body);
    }

    // No body is no JSON either, but has an error of its own. What was found before a body stops being JSON is not told.
    private static PydanticError ErrorOf(ValidationResult validation) =>
        validation.Malformed is { } malformed && validation.BodyFault != BodyFault.Empty ? PydanticError.Of(malformed) : PydanticError.Of(validation.BodyFault);
}
