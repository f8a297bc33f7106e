namespace Insight.Edge.Prediction;

/// <summary>A place in a body, as an editor and as a program finds it.</summary>
/// <param name="Offset">0-based offset of its first byte.</param>
/// <param name="Length">Its length in bytes; 0 where something ends too early.</param>
/// <param name="Line">1-based line; lines end with U+000A.</param>
/// <param name="Column">1-based column, in Unicode code points; a byte that is no UTF-8 counts as one.</param>
internal readonly record struct TextPlace(int Offset, int Length, int Line, int Column);
