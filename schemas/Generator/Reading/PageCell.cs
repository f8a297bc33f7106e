namespace Insight.Schemas.Generator.Reading;

/// <summary>What a table's cell says.</summary>
/// <param name="Text">The text that a reader of the page sees.</param>
/// <param name="Anchors">Where its links to sections of the page lead, without the <c>#</c>.</param>
internal sealed record PageCell(string Text, IReadOnlyList<string> Anchors)
{
    public static PageCell Empty { get; } = new(string.Empty, []);

    public bool IsEmpty => Text.Length == 0;

    /// <summary>The section that the cell links to, if its text and its one link are as they should be.</summary>
    public bool IsLink(string text, out string anchor)
    {
        anchor = Anchors.Count == 1 ? Anchors[0] : string.Empty;
        return Anchors.Count == 1 && Text == text;
    }
}
