namespace Insight.Schemas.Generator.Contracts;

/// <summary>What a string must look like beyond being text: a <see cref="FormatRule"/> or <see cref="AcceptedValues"/>.</summary>
public abstract record TextRule;
