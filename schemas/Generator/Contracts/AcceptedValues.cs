namespace Insight.Schemas.Generator.Contracts;

/// <summary>A string must be one of the values that a section of the page lists.</summary>
/// <param name="Heading">The section's heading, as issues name it: <c>Status Reference</c>.</param>
/// <param name="Values">The values, exact, in the section's order; at least one, none twice.</param>
public sealed record AcceptedValues(string Heading, IReadOnlyList<AcceptedValue> Values) : TextRule;
