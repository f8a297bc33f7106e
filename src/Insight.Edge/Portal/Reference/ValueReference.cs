namespace Insight.Edge.Portal.Reference;

/// <summary>The values that a field may have.</summary>
/// <param name="Heading">What texts call the list: <c>Status Reference</c>.</param>
/// <param name="Values">The values, and what each means.</param>
internal sealed record ValueReference(string Heading, IReadOnlyList<(string Value, string Meaning)> Values)
{
    /// <summary>Where it is on the page.</summary>
    public string Anchor => Heading.ToLowerInvariant().Replace(' ', '-');
}
