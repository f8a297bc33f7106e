namespace Insight.Contract.Mutating;

/// <summary>One property of an object in a body.</summary>
/// <param name="Name">Its name, unescaped.</param>
/// <param name="Start">0-based offset of its name's first quote.</param>
/// <param name="ValueStart">Offset of its value.</param>
/// <param name="End">Offset behind its value.</param>
internal sealed record MemberRange(string Name, int Start, int ValueStart, int End);
