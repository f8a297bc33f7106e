using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Edge.Responses;

/// <summary>The envelopes of Sync Appointments (seeds/000, seeds/001; contract, "Envelopes").</summary>
/// <param name="plan">The compiled contract, whose batch property and limit the texts name.</param>
internal sealed class SyncAppointmentsResponses(ContractPlan plan) : ContractResponses
{
    /// <summary>The contract's name, in routes and schema files.</summary>
    public const string Name = "sync-appointments";

    private readonly BatchPlan _batch = plan.Batch ?? throw new ArgumentException("The contract has no batch.", nameof(plan));

    // The backend's answer: {"stored": N}.
    public override object? ReadReceipt(JsonElement answer, ValidationResult validation) =>
        answer.TryGetProperty("stored", out var stored) && stored.ValueKind == JsonValueKind.Number &&
        stored.TryGetInt32(out var count) && count == validation.Accepted.Length
            ? count
            : null;

    public override string TextOf(ValidationIssue issue) => IssueText.Of(issue, _batch);

    public override string TextOf(ValidationResult validation) => validation.Malformed is { } fault
        ? $"Invalid JSON at line {fault.Line}, column {fault.Column}."
        : IssueText.Of(validation.BodyFault, _batch);

    // The answer of a good day is written without a serialiser.
    public override void WriteBody(AnswerBuffer body, Outcome outcome)
    {
        if (outcome.Kind != OutcomeKind.Accepted)
        {
            base.WriteBody(body, outcome);
            return;
        }

        body.Append("{\"message\":\""u8);
        body.Append(outcome.Accepted);
        body.Append(" appointment(s) synced successfully.\",\"success\":true,\"code\":200}"u8);
    }

    protected override void WriteBody(Utf8JsonWriter body, Outcome outcome)
    {
        var status = StatusOf(outcome.Kind);
        body.WriteStartObject();
        switch (outcome.Kind)
        {
            case OutcomeKind.Partial:
                var (accepted, issues) = (outcome.Validation!.Accepted.Length, outcome.Validation.Issues.Length);
                WriteOutcome(
                    body,
                    $"{accepted} appointment(s) synced successfully. {issues} validation error(s) on other appointments.",
                    success: true,
                    status);
                WriteIssues(body, "warnings", outcome.Validation);
                break;

            case OutcomeKind.Rejected:
                body.WriteString("message", "Validation failed. None of the provided appointments could be processed.");
                WriteIssues(body, "errors", outcome.Validation!);
                WriteVerdict(body, success: false, status);
                break;

            case OutcomeKind.Malformed:
                body.WriteString("message", "Request body is not valid JSON.");
                WriteTexts(body, "errors", TextOf(outcome.Validation!));
                WriteVerdict(body, success: false, status);
                break;

            case OutcomeKind.Unreadable:
                body.WriteString("message", OutcomeText.Of(outcome));
                WriteTexts(body, "errors", "The request body is incomplete, badly framed or arrived too slowly.");
                WriteVerdict(body, success: false, status);
                break;

            case OutcomeKind.SandboxRefused:
                body.WriteString("message", "A header of the request is not accepted.");
                WriteTexts(body, "errors", OutcomeText.Of(outcome));
                WriteVerdict(body, success: false, status);
                break;

            case OutcomeKind.MissingApiKey or OutcomeKind.InvalidApiKey or OutcomeKind.MissingSignature or OutcomeKind.InvalidSignature:
                body.WriteString("error", OutcomeText.Of(outcome));
                body.WriteBoolean("success", value: false);
                break;

            default:
                WriteOutcome(body, OutcomeText.Of(outcome), success: false, status);
                break;
        }

        body.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter body, string message, bool success, int status)
    {
        body.WriteString("message", message);
        WriteVerdict(body, success, status);
    }

    private static void WriteVerdict(Utf8JsonWriter body, bool success, int status)
    {
        body.WriteBoolean("success", success);
        body.WriteNumber("code", status);
    }

    private static void WriteTexts(Utf8JsonWriter body, string name, string text)
    {
        body.WriteStartArray(name);
        body.WriteStringValue(text);
        body.WriteEndArray();
    }

    private void WriteIssues(Utf8JsonWriter body, string name, ValidationResult validation)
    {
        if (validation.BodyFault != BodyFault.None)
        {
            WriteTexts(body, name, TextOf(validation));
            return;
        }

        body.WriteStartArray(name);
        foreach (var issue in validation.Issues)
            body.WriteStringValue(TextOf(issue));
        body.WriteEndArray();
    }
}
