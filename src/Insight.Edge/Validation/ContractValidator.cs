using System.Diagnostics;
using System.Text.Json;
using System.Text.Unicode;
using Insight.Edge.Validation.Speculation;

namespace Insight.Edge.Validation;

/// <summary>Holds a body against a contract. One instance serves every request: it keeps no state of its own.</summary>
/// <param name="plan">The compiled contract.</param>
internal sealed class ContractValidator(ContractPlan plan)
{
    private readonly SpeculativePlan _speculation = new(plan);

    /// <summary>The compiled contract.</summary>
    public ContractPlan Plan { get; } = plan;

    /// <summary>Validates a body in one pass, and finds the bytes of every entry that is clean.</summary>
    /// <param name="body">The raw body, as it was signed.</param>
    /// <returns>What was found; the caller disposes it.</returns>
    public ValidationResult Validate(ReadOnlySpan<byte> body)
    {
        var result = new ValidationResult();

        if (body.IsEmpty)
            result.BodyFault = BodyFault.Empty; // and no JSON: the contract decides which is told

        // The reader checks only the strings that it decodes.
        if (!Utf8.IsValid(body))
        {
            result.Malformed = FaultOf(body);
            return result;
        }

        try
        {
            Span<IssueRule> rules = stackalloc IssueRule[Plan.SlotCount];
            rules.Clear();
            if (SpeculativeReader.IsSupported)
            {
                Span<byte> successors = stackalloc byte[_speculation.SuccessorCount];
                if (new SpeculativeReader(_speculation, body, rules, successors, result).TryReadBody())
                    return result;
                result.Forget();
            }

            new ContractReader(Plan, body, rules, result).ReadBody();
        }
        catch (JsonException)
        {
            result.Malformed = FaultOf(body);
        }

        return result;
    }

    private static JsonFault FaultOf(ReadOnlySpan<byte> body) =>
        JsonFault.Find(body) ?? throw new UnreachableException("The two passes over a body disagree.");
}
