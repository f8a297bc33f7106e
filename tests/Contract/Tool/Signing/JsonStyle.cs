namespace Insight.Contract.Signing;

/// <summary>How a serialiser writes JSON.</summary>
/// <param name="Comma">Between members: <c>,</c> or <c>, </c>.</param>
/// <param name="Colon">Between a name and its value: <c>:</c> or <c>: </c>.</param>
/// <param name="Indent">What a level is indented by, on a line of its own; null for one line.</param>
/// <param name="Escapes">What it escapes beyond what it must.</param>
/// <param name="Sorted">Whether members are in the order of their names.</param>
internal sealed record JsonStyle(string Comma, string Colon, string? Indent, JsonEscapes Escapes, bool Sorted)
{
    /// <summary>How numbers are written.</summary>
    public JsonNumbers Numbers { get; init; }
}
