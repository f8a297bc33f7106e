namespace Insight.Schemas.Generator.Contracts;

/// <summary>A body that is an array of entries under one property, or one entry alone at the top level.</summary>
/// <param name="Property">The property that holds the array.</param>
/// <param name="Description">What the array holds.</param>
/// <param name="Entries">How many entries the array may hold.</param>
/// <param name="Entry">An entry's fields, in the order in which their issues are reported.</param>
public sealed record Batch(string Property, string Description, EntryRange Entries, IReadOnlyList<Field> Entry) : Body;
