using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads the section of the entry or the body, and those of the objects that its rows link to.</summary>
internal sealed class ObjectReader(FieldPage page, TableErrors errors)
{
    /// <summary>The fields of an entry or a body; its rows may be objects.</summary>
    public IReadOnlyList<Field> Read(PageSection? section) => Fields(section, ObjectOrText);

    private List<Field> Fields(PageSection? section, Func<PageRow, Field> read)
    {
        // A link to no section is told where the page's links are checked.
        if (section is null)
            return [];

        if (section.Table is not { } table)
        {
            errors.Add(section.Line, $"section '{section.Heading}' has no table.");
            return [];
        }

        if (!table.HasColumns(Columns.OfFields(page.HasTexts), errors))
            return [];

        var fields = table.Rows.Select(row => (row.Line, Field: read(row))).ToList();
        new ObjectChecks(errors).Run(fields);
        return [.. fields.Select(row => row.Field)];
    }

    private Field ObjectOrText(PageRow row) =>
        row[Columns.Type].IsLink("object", out var anchor) ? Object(row, anchor) : Text(row);

    private ObjectField Object(PageRow row, string anchor)
    {
        if (!row[Columns.Format].IsEmpty)
            errors.Add(row.Line, "an object has no format and no accepted values.");

        if (!row[Columns.Length].IsEmpty)
            errors.Add(row.Line, "an object has no length.");

        return new ObjectField(
            new PropertyCell(errors).Read(row),
            new DescriptionCell(errors).Read(row),
            new RequiredCell(page, errors).Read(row),
            Fields(page.Find(anchor), Text));
    }

    private TextField Text(PageRow row)
    {
        var type = row[Columns.Type];
        if (type.IsLink("object", out _))
            errors.Add(row.Line, "an object holds no other object: only rows of the entry or the body are objects.");
        else if (type.Text == "object")
            errors.Add(row.Line, "an object's type links to its section: '[object](#section)'.");
        else if (type.Text != "string")
            errors.Add(row.Line, $"type '{type.Text}' is unknown. Known: 'string', '[object](#section)'.");

        return new TextField(
            new PropertyCell(errors).Read(row),
            new DescriptionCell(errors).Read(row),
            new RequiredCell(page, errors).Read(row),
            Rule(row));
    }

    private TextRule? Rule(PageRow row)
    {
        var rule = new FormatCell(page, errors).Read(row);
        var length = new LengthCell(errors).Read(row);
        if (!row[Columns.Length].IsEmpty && !row[Columns.Format].IsEmpty)
            errors.Add(row.Line, "a length stands only with free text: no format, no accepted values.");

        return rule ?? length;
    }
}
