namespace Insight.Edge;

/// <summary>Where a started edge listens.</summary>
/// <param name="Callers">The addresses that callers reach.</param>
/// <param name="Management">The addresses of the management port.</param>
public sealed record EdgeAddresses(IReadOnlyList<string> Callers, IReadOnlyList<string> Management)
{
    /// <summary>Where the pages for integrators are; null where they are off.</summary>
    public string? Portal { get; init; }
}
