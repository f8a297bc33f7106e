using System.Globalization;
using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads how long a string may be: nothing, both bounds, or the upper one.</summary>
internal sealed class LengthCell(TableErrors errors)
{
    private const string AtMost = "at most ";

    public TextLength? Read(PageRow row)
    {
        var cell = row[Columns.Length];
        if (cell.IsEmpty)
            return null;

        var bounds = cell.Text.StartsWith(AtMost, StringComparison.Ordinal)
            ? ["0", cell.Text[AtMost.Length..]]
            : cell.Text.Split(" to ");
        if (bounds is [var first, var last]
            && TryParse(first, out var minimum)
            && TryParse(last, out var maximum)
            && new TextLength(minimum, maximum) is var length
            && minimum <= maximum && maximum >= 1 && length.ToString() == cell.Text)
            return length;

        errors.Add(row.Line, $"'{cell.Text}' is no length. Written as: 1 to 50, or: at most 50.");
        return null;
    }

    private static bool TryParse(string bound, out int number) =>
        int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
