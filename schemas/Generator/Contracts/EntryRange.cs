namespace Insight.Schemas.Generator.Contracts;

/// <summary>How many entries a batch may hold, both bounds included.</summary>
/// <param name="Minimum">The fewest, at least 1.</param>
/// <param name="Maximum">The most, at least <paramref name="Minimum"/>.</param>
public sealed record EntryRange(int Minimum, int Maximum);
