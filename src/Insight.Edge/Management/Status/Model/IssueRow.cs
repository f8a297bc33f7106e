namespace Insight.Edge.Management.Status.Model;

/// <summary>How often a documented field broke a rule.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Field">The field's documented name.</param>
/// <param name="Rule">The rule, as metrics call it.</param>
/// <param name="Count">How often.</param>
internal sealed record IssueRow(string Contract, string Field, string Rule, long Count);
