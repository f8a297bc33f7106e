namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads what a property holds.</summary>
internal sealed class DescriptionCell(TableErrors errors)
{
    public string Read(PageRow row)
    {
        var description = row[Columns.Description];
        if (description.IsEmpty)
            errors.Add(row.Line, "the description is empty.");

        return description.Text;
    }
}
