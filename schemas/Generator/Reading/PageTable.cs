namespace Insight.Schemas.Generator.Reading;

/// <summary>A table: its columns, in the order in which the author wrote them, and its rows.</summary>
/// <param name="Line">The header's line.</param>
/// <param name="Columns">The texts of the header.</param>
/// <param name="Rows">The rows whose number of cells is right.</param>
internal sealed record PageTable(int Line, IReadOnlyList<string> Columns, IReadOnlyList<PageRow> Rows)
{
    public bool HasColumn(string column) => Columns.Contains(column, StringComparer.Ordinal);

    /// <summary>Whether the table has the columns of its kind and no other, in any order.</summary>
    public bool HasColumns(ColumnSet expected, TableErrors errors)
    {
        var missing = expected.Needed.Except(Columns, StringComparer.Ordinal).ToList();
        foreach (var column in missing)
            errors.Add(Line, $"column '{column}' is missing.");

        foreach (var column in Columns.Except(expected.All, StringComparer.Ordinal))
            errors.Add(Line, $"column '{column}' is unknown. Known here: {string.Join(", ", expected.All)}.");

        return missing.Count == 0;
    }
}
