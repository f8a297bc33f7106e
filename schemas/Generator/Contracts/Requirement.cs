namespace Insight.Schemas.Generator.Contracts;

/// <summary>That a field must be there, and what its absence is told with.</summary>
/// <param name="TextWhenMissing">
/// The documented text, verbatim, without the entry's index; <see langword="null"/> where the page documents no texts.
/// </param>
/// <param name="Unless">
/// The property of the same object that stands in for this one where it is not blank;
/// <see langword="null"/> when nothing does.
/// </param>
public sealed record Requirement(string? TextWhenMissing, string? Unless);
