using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Insight.Schemas.Generator.Reading;

/// <summary>The text that a reader sees where the author wrote emphasis, code and links.</summary>
internal static class InlineText
{
    public static string Of(LeafBlock? block)
    {
        var text = new StringBuilder();
        foreach (var inline in block?.Inline?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => text.Append(link.Url),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }

    public static IReadOnlyList<string> Anchors(LeafBlock? block) =>
    [
        .. (block?.Inline?.Descendants<LinkInline>() ?? [])
            .Where(link => link.Url is ['#', ..])
            .Select(link => link.Url![1..]),
    ];
}
