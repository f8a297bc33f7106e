using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads a Markdown table, without asking yet what it means.</summary>
internal static class PageTableReader
{
    public static PageTable Read(Table table, TableErrors errors)
    {
        var rows = table.OfType<TableRow>().ToList();
        var line = LineOf(rows[0]);
        var columns = CellsOf(rows[0]).Select(cell => cell.Text).ToList();
        foreach (var twice in columns.CountBy(column => column, StringComparer.Ordinal).Where(count => count.Value > 1))
            errors.Add(line, $"column '{twice.Key}' stands twice.");

        if (rows.Count == 1)
            errors.Add(line, "the table has no rows.");

        return new PageTable(line, columns, [.. rows.Skip(1).Select(row => Row(row, columns, errors)).OfType<PageRow>()]);
    }

    private static PageRow? Row(TableRow row, List<string> columns, TableErrors errors)
    {
        var cells = CellsOf(row);
        if (cells.Count != columns.Count)
        {
            errors.Add(LineOf(row), $"the row has {cells.Count} cell(s), the table has {columns.Count} column(s).");
            return null;
        }

        var byColumn = new Dictionary<string, PageCell>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
            byColumn[columns[i]] = cells[i];

        return new PageRow(LineOf(row), byColumn);
    }

    // Markdig fills short rows up with cells that hold nothing, not even the empty paragraph of a cell that was written.
    private static List<PageCell> CellsOf(TableRow row) =>
    [
        .. row.OfType<TableCell>()
            .Where(cell => cell.Count > 0)
            .Select(cell => cell[0] as LeafBlock)
            .Select(text => new PageCell(InlineText.Of(text), InlineText.Anchors(text))),
    ];

    private static int LineOf(TableRow row) => row.Line + 1;
}
