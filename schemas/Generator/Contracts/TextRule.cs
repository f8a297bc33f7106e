namespace Insight.Schemas.Generator.Contracts;

/// <summary>What a string must look like beyond being text: a <see cref="FormatRule"/>, <see cref="AcceptedValues"/>
/// or a <see cref="TextLength"/>.</summary>
public abstract record TextRule;
