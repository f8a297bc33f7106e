using System.Diagnostics;
using Insight.Edge.Validation;

namespace Insight.Edge.Responses;

/// <summary>
/// The documented text of an issue in a batch: the entry's index, the field and the rule, never a value (seeds/000; contract,
/// "Batch errors" and "Per field").
/// </summary>
internal static class IssueText
{
    /// <summary>The text of what is wrong with the body as a whole.</summary>
    public static string Of(BodyFault fault, BatchPlan batch) => fault switch
    {
        BodyFault.Null or BodyFault.NotAnObject or BodyFault.NoBatch => $"'{batch.Name}' array is required.",
        BodyFault.BatchNotAnArray => $"'{batch.Name}' must be an array.",
        BodyFault.TooFew => $"'{batch.Name}' must contain at least one appointment.",
        BodyFault.TooMany => $"'{batch.Name}' must contain at most {batch.MaxEntries} appointments.",
        BodyFault.BatchDuplicate => $"'{batch.Name}' is duplicated.",
        _ => throw new UnreachableException(),
    };

    /// <summary>The text of one issue.</summary>
    public static string Of(ValidationIssue issue, BatchPlan batch)
    {
        var entry = $"{batch.Name}[{issue.Entry}]";
        return issue switch
        {
            { Member: null } => $"{entry} must be an object.",
            { Member: { Object: not null } member } => issue.Rule switch
            {
                IssueRule.Absent or IssueRule.Null => $"{entry}: {member.Missing}",
                IssueRule.NotAnObject when member.Required => $"{entry}: {member.Missing}",
                IssueRule.Duplicate => $"{entry}: '{member.Name}' is duplicated.",
                IssueRule.NotAnObject => $"{entry}: '{member.Name}' must be an object.",
                _ => throw new UnreachableException(),
            },
            { Member: var member } => issue.Rule switch
            {
                IssueRule.Absent or IssueRule.Null => $"{entry}.{member.Missing}",
                IssueRule.Duplicate => $"{entry}.{member.Path} is duplicated.",
                IssueRule.NotAString => $"{entry}.{member.Path} must be a string.",
                IssueRule.InvalidCharacter => $"{entry}.{member.Path} contains an invalid character.",
                IssueRule.Invalid or IssueRule.TooShort or IssueRule.TooLong => $"{entry}.{member.Path} {member.Invalid}",
                _ => throw new UnreachableException(),
            },
        };
    }
}
