namespace Insight.Schemas.Generator.Contracts;

/// <summary>A value that a string may have.</summary>
/// <param name="Value">The value.</param>
/// <param name="Meaning">What it says.</param>
public sealed record AcceptedValue(string Value, string Meaning);
