namespace Insight.Edge.Prediction;

/// <summary>One thing that the edge would tell of a body, and where in the body it is. It holds nothing out of the body.</summary>
/// <param name="Text">What the answer says of it, to the letter; of an event, its <c>msg</c>.</param>
/// <param name="Field">The documented place that broke the rule, as metrics name it: <c>patient.birth_date</c>, <c>entry</c>, <c>body</c>.</param>
/// <param name="Rule">The rule that it broke, as metrics name it: <c>absent</c>, <c>not_a_string</c>; <c>malformed</c> where the body stops being JSON.</param>
/// <param name="Entry">0-based index of the entry; null where it is the body's own, or the body holds no batch.</param>
/// <param name="Pointer">The place in the body, as a JSON pointer (RFC 6901); of something absent, where it should be.</param>
/// <param name="Place">The value that is wrong; of something absent, the object's bracket; of something repeated, the repeated name.</param>
internal sealed record LocatedIssue(string Text, string Field, string Rule, int? Entry, string Pointer, TextPlace Place)
{
    /// <summary>Why it is so, where the body's bytes tell more than the text: that it is UTF-16, or was cut off. It is no part of the answer.</summary>
    public string? Hint { get; init; }
}
