using System.Diagnostics;
using Insight.Edge.Validation;

namespace Insight.Edge.Responses;

/// <summary>
/// The documented text of an issue in a batch: the entry's index, the field and the rule, never a value (seeds/000; contract,
/// "Batch errors" and "Per field").
/// </summary>
internal static class IssueText
{
    /// <summary>The text of what is wrong with the batch as a whole.</summary>
    public static string Of(BatchFault fault, ContractPlan plan) => fault switch
    {
        BatchFault.Required => $"'{plan.Batch}' array is required.",
        BatchFault.NotAnArray => $"'{plan.Batch}' must be an array.",
        BatchFault.TooFew => $"'{plan.Batch}' must contain at least one appointment.",
        BatchFault.TooMany => $"'{plan.Batch}' must contain at most {plan.MaxEntries} appointments.",
        BatchFault.Duplicate => $"'{plan.Batch}' is duplicated.",
        _ => throw new UnreachableException(),
    };

    /// <summary>The text of one issue.</summary>
    public static string Of(ValidationIssue issue, ContractPlan plan)
    {
        var entry = $"{plan.Batch}[{issue.Entry}]";
        return issue switch
        {
            { Member: null } => $"{entry} must be an object.",
            { Member: { Object: not null } member } => issue.Rule switch
            {
                IssueRule.Required => $"{entry}: {member.Missing}",
                IssueRule.Duplicate => $"{entry}: '{member.Name}' is duplicated.",
                IssueRule.NotAnObject => $"{entry}: '{member.Name}' must be an object.",
                _ => throw new UnreachableException(),
            },
            { Member: var member } => issue.Rule switch
            {
                IssueRule.Required => $"{entry}.{member.Missing}",
                IssueRule.Duplicate => $"{entry}.{member.Path} is duplicated.",
                IssueRule.NotAString => $"{entry}.{member.Path} must be a string.",
                IssueRule.InvalidCharacter => $"{entry}.{member.Path} contains an invalid character.",
                IssueRule.Invalid => $"{entry}.{member.Path} {member.Invalid}",
                _ => throw new UnreachableException(),
            },
        };
    }
}
