using System.Text;

namespace Insight.Load.Reporting;

/// <summary>A table, first column left, the others right, padded so that it reads in a terminal too.</summary>
/// <param name="columns">The columns' names.</param>
internal sealed class MarkdownTable(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row with a cell for each column.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. columns.Select((column, i) => _rows.Select(row => row[i].Length).Append(column.Length).Max())];
        var text = new StringBuilder();
        Write(columns);
        Write([.. widths.Select((width, i) => i == 0 ? new string('-', width) : new string('-', width - 1) + ':')]);
        foreach (var row in _rows)
            Write(row);
        return text.ToString();

        void Write(string[] cells)
        {
            for (var i = 0; i < cells.Length; i++)
                text.Append(i == 0 ? "| " : " | ").Append(i == 0 ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i]));
            text.Append(" |\n");
        }
    }
}
