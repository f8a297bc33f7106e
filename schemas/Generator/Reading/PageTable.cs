namespace Insight.Schemas.Generator.Reading;

/// <summary>A table: its columns, in the order in which the author wrote them, and its rows.</summary>
/// <param name="Line">The header's line.</param>
/// <param name="Columns">The texts of the header.</param>
/// <param name="Rows">The rows whose number of cells is right.</param>
internal sealed record PageTable(int Line, IReadOnlyList<string> Columns, IReadOnlyList<PageRow> Rows)
{
    /// <summary>Whether the table has these columns and no other, in any order.</summary>
    public bool HasColumns(IReadOnlyList<string> expected, TableErrors errors)
    {
        var missing = expected.Except(Columns, StringComparer.Ordinal).ToList();
        foreach (var column in missing)
            errors.Add(Line, $"column '{column}' is missing.");

        foreach (var column in Columns.Except(expected, StringComparer.Ordinal))
            errors.Add(Line, $"column '{column}' is unknown. Known here: {string.Join(", ", expected)}.");

        return missing.Count == 0;
    }
}
