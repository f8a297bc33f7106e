namespace Insight.Schemas.Generator.Reading;

/// <summary>A heading and what stands under it.</summary>
/// <param name="Heading">The heading's text.</param>
/// <param name="Anchor">What a link to it says after the <c>#</c>.</param>
/// <param name="Line">The heading's line.</param>
/// <param name="Table">Its table, if it has one.</param>
internal sealed record PageSection(string Heading, string Anchor, int Line, PageTable? Table);
