namespace Insight.Schemas.Generator.Contracts;

/// <summary>A string must be written in a documented format.</summary>
/// <param name="Format">The format.</param>
public sealed record FormatRule(TextFormat Format) : TextRule;
