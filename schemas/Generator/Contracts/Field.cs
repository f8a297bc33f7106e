namespace Insight.Schemas.Generator.Contracts;

/// <summary>A property of an object: one row of a field table.</summary>
/// <param name="Name">The property's name in the payload.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Requirement">When it must be there; <see langword="null"/> for an optional field.</param>
public abstract record Field(string Name, string Description, Requirement? Requirement);
