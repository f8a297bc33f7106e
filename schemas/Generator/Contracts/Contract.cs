namespace Insight.Schemas.Generator.Contracts;

/// <summary>What one documented page says a payload is.</summary>
/// <param name="Name">The contract's name, which is the page's file name without its extension.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Description">The first paragraph under the title.</param>
/// <param name="HasTexts">
/// Whether the page documents the texts of its issues, and a required string that is blank counts as missing. Where not,
/// the answers have a vocabulary of their own, and a blank string is text like any other.
/// </param>
/// <param name="Body">What a request's body is.</param>
public sealed record Contract(string Name, string Title, string Description, bool HasTexts, Body Body);
