namespace Insight.Schemas.Generator.Contracts;

/// <summary>A field that holds an object, which a section of its own describes.</summary>
/// <param name="Name">The property's name in the payload.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Requirement">When it must be there; <see langword="null"/> for an optional field.</param>
/// <param name="Fields">The object's fields, in the order in which their issues are reported.</param>
public sealed record ObjectField(string Name, string Description, Requirement? Requirement, IReadOnlyList<Field> Fields)
    : Field(Name, Description, Requirement);
