using Insight.Schemas.Generator.Contracts;
using EdgeFormat = Insight.Edge.Validation.TextFormat;
using EdgePatterns = Insight.Edge.Validation.TextPatterns;

namespace Insight.Contract.Tests.Schemas;

/// <summary>The generator and the edge share no code: what they must share is compared.</summary>
public class TextPatternsTests
{
    [Fact]
    public void The_patterns_that_the_generator_writes_are_those_that_the_edge_knows()
    {
        EdgePatterns.OptionalText.ShouldBe(TextPatterns.OptionalText);
        EdgePatterns.RequiredText.ShouldBe(TextPatterns.RequiredText);
        EdgePatterns.Date.ShouldBe(TextPatterns.Date);
        EdgePatterns.OptionalDate.ShouldBe(TextPatterns.OptionalDate);
        EdgePatterns.DateAndTime.ShouldBe(TextPatterns.DateTime);
        EdgePatterns.OptionalDateAndTime.ShouldBe(TextPatterns.OptionalDateTime);
    }

    [Fact]
    public void Every_format_that_a_table_may_name_is_one_that_the_edge_knows()
    {
        TextFormat.All.Count.ShouldBe(3);
        foreach (var format in TextFormat.All)
        {
            var known = EdgeFormat.Find(format.Name).ShouldNotBeNull(format.Name);
            known.RequiredPattern.ShouldBe(format.Pattern);
            known.OptionalPattern.ShouldBe(format.OptionalPattern);
        }
    }

    [Theory]
    [InlineData(@"\d")]
    [InlineData(@"\s")]
    [InlineData(@"\w")]
    [InlineData(@"\b")]
    [InlineData(@"\p")]
    [InlineData(@"\z")]
    [InlineData(".")]
    public void No_pattern_says_what_other_engines_read_otherwise(string construct)
    {
        var length = new TextLength(1, 50);
        string[] patterns =
        [
            .. TextFormat.All.SelectMany(format => new[] { format.Pattern, format.OptionalPattern }),
            TextPatterns.RequiredText, TextPatterns.OptionalText, TextPatterns.OfLength(length), TextPatterns.RequiredOfLength(length),
        ];

        // A full stop that is escaped means itself to all of them.
        foreach (var pattern in patterns)
            pattern.Replace(@"\.", "", StringComparison.Ordinal).ShouldNotContain(construct);
    }
}
