namespace Insight.Schemas.Generator.Reading;

/// <summary>The columns of one kind of table.</summary>
/// <param name="Needed">Those that every such table has.</param>
/// <param name="Optional">Those that it may have.</param>
internal sealed record ColumnSet(IReadOnlyList<string> Needed, IReadOnlyList<string> Optional)
{
    public IEnumerable<string> All => Needed.Concat(Optional);
}
