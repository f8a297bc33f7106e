namespace Insight.Edge.Management.Status.Model;

/// <summary>Something that is not as it should be.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Text">What it is, in a sentence.</param>
internal sealed record Notice(Level Level, string Text);
