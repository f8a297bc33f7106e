namespace Insight.Edge.Validation;

/// <summary>A schema that the edge cannot enforce to the letter: it does not start with it.</summary>
/// <param name="contract">The contract whose schema it is.</param>
/// <param name="errors">Every error: the place as a JSON Pointer (RFC 6901), and the rule.</param>
internal sealed class SchemaException(string contract, IReadOnlyList<string> errors)
    : Exception($"The schema of '{contract}' cannot be compiled:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}")
{
    /// <summary>Every error.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
