using System.Globalization;
using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads the table that says what a request's body is, and all that it links to.</summary>
internal sealed class BatchReader(FieldPage page, TableErrors errors)
{
    public Batch? Read()
    {
        var tables = page.Batches.ToList();
        foreach (var second in tables.Skip(1))
            errors.Add(second.Line, $"a page has one table with a column '{Columns.Entries}'; this is its second.");

        return tables[0].HasColumns(Columns.OfBatch, errors) ? Read(tables[0]) : null;
    }

    private Batch? Read(PageTable table)
    {
        foreach (var second in table.Rows.Skip(1))
            errors.Add(second.Line, "the batch is one row; this is its second.");

        if (table.Rows is not [var row, ..])
            return null;

        return new Batch(
            new PropertyCell(errors).Read(row),
            new DescriptionCell(errors).Read(row),
            Range(row),
            new ObjectReader(page, errors).Read(EntryOf(row)));
    }

    private PageSection? EntryOf(PageRow row)
    {
        if (!row[Columns.Type].IsLink("array of entry", out var anchor))
            errors.Add(row.Line, $"type '{row[Columns.Type].Text}' is unknown here. Known: 'array of [entry](#entry)'.");

        if (!row[Columns.Alone].IsLink("one entry", out var alone) || alone != anchor)
            errors.Add(row.Line, $"'{Columns.Alone}' says 'one [entry](#entry)' and links where the type links.");

        return page.Find(anchor);
    }

    private EntryRange Range(PageRow row)
    {
        var bounds = row[Columns.Entries].Text.Split(" to ");
        if (bounds is [var first, var last]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var minimum)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var maximum)
            && minimum >= 1 && minimum <= maximum)
            return new EntryRange(minimum, maximum);

        errors.Add(row.Line, $"'{row[Columns.Entries].Text}' is no range of entries. Written as: 1 to 1000.");
        return new EntryRange(1, 1);
    }
}
