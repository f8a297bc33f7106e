namespace Insight.Edge.Validation;

/// <summary>One broken rule: where and which, never what the payload held there.</summary>
/// <param name="Entry">0-based index of the entry in the batch.</param>
/// <param name="Member">The documented member that broke the rule; null where the entry itself did.</param>
/// <param name="Rule">The rule.</param>
internal readonly record struct ValidationIssue(int Entry, MemberPlan? Member, IssueRule Rule);
