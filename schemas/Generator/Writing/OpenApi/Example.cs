namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>One example of a body.</summary>
/// <param name="Name">Its name among the others.</param>
/// <param name="Summary">What it shows.</param>
/// <param name="Json">The body.</param>
internal sealed record Example(string Name, string Summary, string Json);
