namespace Insight.Schemas.Generator.Contracts;

/// <summary>A body that is one object.</summary>
/// <param name="Fields">The object's fields, in the order in which their issues are reported.</param>
public sealed record ObjectBody(IReadOnlyList<Field> Fields) : Body;
