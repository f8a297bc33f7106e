using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Support;

/// <summary>What the edge makes of a body: the outcome, the texts that its answer would hold, and what would be forwarded.</summary>
/// <param name="Kind">The outcome.</param>
/// <param name="Message">The answer's message.</param>
/// <param name="Issues">The answer's errors or warnings.</param>
/// <param name="Accepted">The accepted entries, as they were sent.</param>
/// <param name="CleanBody">The body with these entries alone; null where nothing is forwarded.</param>
internal sealed record Judgement(
    OutcomeKind Kind, string Message, IReadOnlyList<string> Issues, IReadOnlyList<string> Accepted, string? CleanBody)
{
    public bool IsAccepted => Kind == OutcomeKind.Accepted;

    public static Judgement Of(string body) => Of(Encoding.UTF8.GetBytes(body));

    public static Judgement Of(byte[] body) => Of(SyncAppointments.Validator, SyncAppointments.Responses, body);

    /// <summary>Judges a batch of these entries.</summary>
    public static Judgement OfBatch(params JsonNode?[] entries) => Of(PlainJson.Write(Batches.Of(entries)));

    public static Judgement Of(ContractPlan plan, string body) =>
        Of(new ContractValidator(plan), new SyncAppointmentsResponses(plan), Encoding.UTF8.GetBytes(body));

    private static Judgement Of(ContractValidator validator, SyncAppointmentsResponses responses, byte[] body)
    {
        using var result = validator.Validate(body);
        var outcome = Outcome.Of(result);
        using var buffer = AnswerBuffer.Rent();
        responses.WriteBody(buffer, outcome);
        var answer = JsonNode.Parse(buffer.Written.Span)!;
        var isForwarded = outcome.Accepted > 0;
        return new Judgement(
            outcome.Kind,
            (string)answer["message"]!,
            [.. (answer["errors"] ?? answer["warnings"])?.AsArray().Select(text => (string)text!) ?? []],
            isForwarded ? [.. result.Accepted.ToArray().Select(entry => Encoding.UTF8.GetString(body[entry.Start..entry.End]))] : [],
            outcome.Kind switch
            {
                OutcomeKind.Accepted => Encoding.UTF8.GetString(body),
                OutcomeKind.Partial => Split(body, result),
                _ => null,
            });
    }

    private static string Split(byte[] body, ValidationResult result)
    {
        var clean = new byte[Edge.Validation.CleanBody.LengthOf(body.Length, result)];
        Edge.Validation.CleanBody.Write(body, result, clean);
        return Encoding.UTF8.GetString(clean);
    }
}
