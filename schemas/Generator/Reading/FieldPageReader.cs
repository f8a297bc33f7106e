using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads a page's structure: its title, its first paragraph, and the table of every section.</summary>
internal static class FieldPageReader
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = false }).Build();

    public static FieldPage Read(string markdown, TableErrors errors)
    {
        var blocks = Markdown.Parse(markdown, Pipeline);
        var starts = blocks.Select((block, index) => (block, index)).Where(at => at.block is HeadingBlock).ToList();
        var sections = starts
            .Select((at, i) => Section(
                (HeadingBlock)at.block,
                blocks.Skip(at.index + 1).Take((i + 1 < starts.Count ? starts[i + 1].index : blocks.Count) - at.index - 1),
                errors))
            .ToList();

        return new FieldPage(Title(blocks, errors), Description(blocks, errors), sections);
    }

    private static string Title(MarkdownDocument blocks, TableErrors errors)
    {
        if (blocks.FirstOrDefault() is HeadingBlock { Level: 1 } heading)
            return InlineText.Of(heading);

        errors.Add(1, "a page starts with its title: '# Title'.");
        return string.Empty;
    }

    private static string Description(MarkdownDocument blocks, TableErrors errors)
    {
        if (blocks.ElementAtOrDefault(1) is ParagraphBlock paragraph)
            return InlineText.Of(paragraph);

        errors.Add(1, "a page says what it describes in a paragraph under its title.");
        return string.Empty;
    }

    private static PageSection Section(HeadingBlock heading, IEnumerable<Block> blocks, TableErrors errors)
    {
        PageTable? table = null;
        foreach (var block in blocks)
        {
            if (block is Table && table is not null)
                errors.Add(block.Line + 1, "a section has one table; this is its second.");
            else if (block is Table markdown)
                table = PageTableReader.Read(markdown, errors);
            else if (block is ParagraphBlock paragraph && InlineText.Of(paragraph).StartsWith('|'))
                errors.Add(block.Line + 1, "a table has a line of dashes under its header: '|---|---|'.");
        }

        var text = InlineText.Of(heading);
        return new PageSection(text, HeadingAnchor.Of(text), heading.Line + 1, table);
    }
}
