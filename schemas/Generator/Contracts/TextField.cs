namespace Insight.Schemas.Generator.Contracts;

/// <summary>A field that holds a string.</summary>
/// <param name="Name">The property's name in the payload.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Requirement">When it must be there; <see langword="null"/> for an optional field.</param>
/// <param name="Rule">What the string must look like; <see langword="null"/> for free text.</param>
public sealed record TextField(string Name, string Description, Requirement? Requirement, TextRule? Rule)
    : Field(Name, Description, Requirement);
