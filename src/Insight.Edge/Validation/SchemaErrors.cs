namespace Insight.Edge.Validation;

/// <summary>Collects what is wrong with a schema, so that it is told at once.</summary>
internal sealed class SchemaErrors
{
    private readonly List<string> _errors = [];

    /// <summary>Adds an error.</summary>
    /// <param name="pointer">The place, as a JSON Pointer (RFC 6901).</param>
    /// <param name="rule">The rule that it breaks.</param>
    public void Add(string pointer, string rule) => _errors.Add($"{(pointer.Length == 0 ? "/" : pointer)}: {rule}");

    /// <exception cref="SchemaException">Something was added.</exception>
    public void ThrowIfAny(string contract)
    {
        if (_errors.Count > 0)
            throw new SchemaException(contract, [.. _errors]);
    }
}
