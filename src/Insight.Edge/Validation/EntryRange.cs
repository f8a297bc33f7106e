namespace Insight.Edge.Validation;

/// <summary>The bytes of one entry in the body, from its <c>{</c> to its <c>}</c>.</summary>
/// <param name="Start">0-based offset of the first byte.</param>
/// <param name="End">Offset behind the last byte.</param>
internal readonly record struct EntryRange(int Start, int End);
