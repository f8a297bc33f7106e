namespace Insight.Schemas.Generator.Reading;

/// <summary>What must hold between a page's sections: every link leads somewhere, and every table is led to.</summary>
internal sealed class PageChecks(FieldPage page, TableErrors errors)
{
    public void Run()
    {
        CheckHeadings();
        CheckLinks();

        // A row that could not be read leaves its section without a link; telling that too would only distract.
        if (!errors.Any)
            CheckTables();
    }

    private void CheckHeadings()
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in page.Sections.Where(section => !anchors.Add(section.Anchor)))
            errors.Add(section.Line, $"section '{section.Heading}' stands twice.");
    }

    private void CheckLinks()
    {
        foreach (var row in Rows())
        {
            foreach (var anchor in row.Anchors.Where(anchor => page.Find(anchor) is null))
                errors.Add(row.Line, $"the link '#{anchor}' leads to no section.");
        }
    }

    private void CheckTables()
    {
        var linked = Rows().SelectMany(row => row.Anchors).ToHashSet(StringComparer.Ordinal);
        foreach (var section in page.Sections.Where(section => !linked.Contains(section.Anchor)))
        {
            if (section.Table is { } table && section != page.ObjectBody && !page.Batches.Contains(table))
                errors.Add(table.Line, $"no row links to section '{section.Heading}' and its table.");
        }
    }

    private IEnumerable<PageRow> Rows() => page.Sections.SelectMany(section => section.Table?.Rows ?? []);
}
