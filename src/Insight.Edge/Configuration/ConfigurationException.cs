namespace Insight.Edge.Configuration;

/// <summary>The configuration is wrong: the edge does not start with it.</summary>
/// <param name="errors">Every error, each with the key that it is about; never a value, which may be a secret.</param>
public sealed class ConfigurationException(IReadOnlyList<string> errors)
    : Exception($"The configuration is wrong:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", errors)}")
{
    /// <summary>Every error, each with the key that it is about.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
