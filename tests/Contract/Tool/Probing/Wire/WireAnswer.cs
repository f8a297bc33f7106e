namespace Insight.Contract.Probing.Wire;

/// <summary>An answer as it came.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers; of several lines of a name the values, joined.</param>
/// <param name="Text">Its body.</param>
internal sealed record WireAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>A header; null where it is absent.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
