namespace Insight.Schemas.Generator.Reading;

/// <summary>A table's row.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Cells">Its cells, by their column's header.</param>
internal sealed record PageRow(int Line, IReadOnlyDictionary<string, PageCell> Cells)
{
    /// <summary>Where the links of all its cells lead.</summary>
    public IEnumerable<string> Anchors => Cells.Values.SelectMany(cell => cell.Anchors);

    /// <summary>The cell under a header; an empty one where the table does without that column.</summary>
    public PageCell this[string column] => Cells.GetValueOrDefault(column, PageCell.Empty);
}
