using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads a section that lists the values a string may have.</summary>
internal sealed class ValuesReader(TableErrors errors)
{
    public IReadOnlyList<AcceptedValue> Read(PageSection section)
    {
        if (section.Table is not { } table)
        {
            errors.Add(section.Line, $"section '{section.Heading}' has no table of values.");
            return [];
        }

        if (!table.HasColumns(Columns.OfValues, errors))
            return [];

        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var value = row[Columns.Value];
            if (value.IsEmpty)
                errors.Add(row.Line, "the value is empty.");
            else if (!values.Add(value.Text))
                errors.Add(row.Line, $"value '{value.Text}' stands twice.");
        }

        return [.. table.Rows.Select(row => new AcceptedValue(row[Columns.Value].Text, row[Columns.Meaning].Text))];
    }
}
