namespace Insight.Schemas.Generator.Reading;

/// <summary>A page as its author sees it: a title, a paragraph, and sections with a table each.</summary>
internal sealed record FieldPage(string Title, string Description, IReadOnlyList<PageSection> Sections)
{
    public PageSection? Find(string anchor) =>
        Sections.FirstOrDefault(section => section.Anchor == anchor);
}
