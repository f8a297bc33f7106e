namespace Insight.Schemas.Generator.Contracts;

/// <summary>What one documented page says a payload is.</summary>
/// <param name="Name">The contract's name, which is the page's file name without its extension.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Description">The first paragraph under the title.</param>
/// <param name="Batch">The batch that a request's body is.</param>
public sealed record Contract(string Name, string Title, string Description, Batch Batch);
