namespace Insight.Edge.Portal.Reference;

/// <summary>One way in which a webhook answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Meaning">When.</param>
/// <param name="Bodies">What it says then, to the letter: made by what answers callers too.</param>
/// <param name="Retry">Whether the same request may be sent again, and is worth it.</param>
internal sealed record AnswerReference(int Status, string Meaning, IReadOnlyList<string> Bodies, bool Retry);
