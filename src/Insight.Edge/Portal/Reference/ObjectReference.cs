namespace Insight.Edge.Portal.Reference;

/// <summary>An object and its fields.</summary>
/// <param name="Name">The property that holds it; null for the entry, or the body.</param>
/// <param name="Fields">Its fields, in the order in which their issues are told.</param>
internal sealed record ObjectReference(string? Name, IReadOnlyList<FieldReference> Fields);
