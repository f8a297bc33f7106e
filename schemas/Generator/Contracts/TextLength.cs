namespace Insight.Schemas.Generator.Contracts;

/// <summary>A string must be of a length, counted in Unicode code points, both bounds included.</summary>
/// <param name="Minimum">The fewest; 0 where the page names none.</param>
/// <param name="Maximum">The most, at least 1 and at least <paramref name="Minimum"/>.</param>
public sealed record TextLength(int Minimum, int Maximum) : TextRule
{
    /// <summary>The length as the tables and the issues spell it.</summary>
    /// <returns><c>1 to 50</c>, or <c>at most 50</c>.</returns>
    public override string ToString() => Minimum == 0 ? $"at most {Maximum}" : $"{Minimum} to {Maximum}";
}
