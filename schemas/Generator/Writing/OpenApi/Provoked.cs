namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>An example of an answer that is not written here: it is what the edge's own code says to a payload.</summary>
/// <param name="Name">Its name among the others.</param>
/// <param name="Summary">What it shows.</param>
/// <param name="Payload">The payload.</param>
internal sealed record Provoked(string Name, string Summary, string Payload)
{
    /// <summary>Whether the request asks for a failure of the sandbox, where there is none.</summary>
    public bool AsksForFailure { get; init; }
}
