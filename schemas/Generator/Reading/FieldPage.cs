namespace Insight.Schemas.Generator.Reading;

/// <summary>A page as its author sees it: a title, a paragraph, and sections with a table each.</summary>
internal sealed record FieldPage(string Title, string Description, IReadOnlyList<PageSection> Sections)
{
    public const string BodyHeading = "Request body";

    /// <summary>Whether one of its tables has a column of texts: then all its tables of fields need it.</summary>
    public bool HasTexts => Tables.Any(table => table.HasColumn(Columns.TextWhenMissing));

    /// <summary>The tables that say what a batch is; a page has one or none.</summary>
    public IEnumerable<PageTable> Batches => Tables.Where(table => table.HasColumn(Columns.Entries) || table.HasColumn(Columns.Alone));

    /// <summary>The section of the fields of a body that is one object; <see langword="null"/> where the body is a batch.</summary>
    public PageSection? ObjectBody => Batches.Any() ? null : Find(HeadingAnchor.Of(BodyHeading));

    private IEnumerable<PageTable> Tables => Sections.Select(section => section.Table).OfType<PageTable>();

    public PageSection? Find(string anchor) =>
        Sections.FirstOrDefault(section => section.Anchor == anchor);
}
