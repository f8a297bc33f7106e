using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads what a string must look like: nothing, a format's name, or a link to a section of values.</summary>
internal sealed class FormatCell(FieldPage page, TableErrors errors)
{
    public TextRule? Read(PageRow row)
    {
        var cell = row[Columns.Format];
        if (cell.IsEmpty)
            return null;

        if (cell.Anchors is [var anchor])
            return Accepted(row, page.Find(anchor));

        if (TextFormat.All.FirstOrDefault(format => format.Name == cell.Text) is { } known)
            return new FormatRule(known);

        var names = string.Join(", ", TextFormat.All.Select(format => $"'{format.Name}'"));
        errors.Add(row.Line, $"format '{cell.Text}' is unknown. Known: {names}, or a link to a section of values.");
        return null;
    }

    private AcceptedValues? Accepted(PageRow row, PageSection? section)
    {
        // A link to no section is told where the page's links are checked.
        if (section is null)
            return null;

        if (row[Columns.Format].Text != section.Heading)
            errors.Add(row.Line, $"the accepted values are a link alone, under the section's heading: '{section.Heading}'.");

        return new AcceptedValues(section.Heading, new ValuesReader(errors).Read(section));
    }
}
