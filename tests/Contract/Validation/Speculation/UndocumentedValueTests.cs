using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Insight.Edge.Validation.Speculation;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>The grammar of values that nobody asked for (RFC 8259).</summary>
public partial class UndocumentedValueTests
{
    private const int LongestNumber = 6;

    [Fact]
    public void Every_short_text_of_a_numbers_characters()
    {
        var texts = new List<string> { "" };
        for (var length = 1; length <= LongestNumber; length++)
        {
            texts = [.. texts.SelectMany(text => "-+.01eE".Select(next => text + next))];
            foreach (var text in texts)
            {
                var end = Skip(text + ",");
                if ((end == text.Length) != NumberGrammar().IsMatch(text))
                    end.ShouldBe(NumberGrammar().IsMatch(text) ? text.Length : -1, text);
            }
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0e-0")]
    [InlineData("9007199254740993")]
    [InlineData("123456789012345678901234567890.123456789e+999999")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"a\\n\\u00e9\\ud83d\\ude00 \u007f\"")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[ ]")]
    [InlineData("{\t}")]
    [InlineData("[1 , [ ] ,{ \"a\" : { \"a\\\\\" : \"b\" } , \"\":null}\r\n]")]
    public void What_is_passed_over(string json)
    {
        JsonDocument.Parse(json).Dispose();
        foreach (var behind in new[] { "", ",", "}", " ", "]" })
            Skip(json + behind).ShouldBe(json.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("True")]
    [InlineData("tru")]
    [InlineData("nul")]
    [InlineData("fals e")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("'a'")]
    [InlineData("\"a")]
    [InlineData("\"a\n\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\x\"")]
    [InlineData("[")]
    [InlineData("[1")]
    [InlineData("[1,")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1 2]")]
    [InlineData("[1}")]
    [InlineData("{]")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1,")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\",1}")]
    [InlineData("{a:1}")]
    [InlineData("{1:1}")]
    [InlineData("{\"a\n\":1}")]
    [InlineData("{\"\\ud83d\":1}")]
    [InlineData("[1/**/]")]
    [InlineData("[\u00a01]")]
    [InlineData("[01]")]
    [InlineData("[\0]")]
    public void What_is_not(string json)
    {
        Skip(json).ShouldBe(-1);
        Skip(json + new string(' ', 40)).ShouldBe(-1);
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 63)]
    [InlineData(4, 60)]
    [InlineData(63, 1)]
    [InlineData(64, 0)]
    public void Levels_are_counted_from_where_the_value_stands(int standsIn, int most)
    {
        for (var levels = 1; levels <= 70; levels++)
        {
            Skip(new string('[', levels) + new string(']', levels), standsIn).ShouldBe(levels <= most ? levels * 2 : -1);
            var objects = string.Concat(Enumerable.Repeat("{\"\":", levels - 1)) + "{}" + new string('}', levels - 1);
            Skip(objects, standsIn).ShouldBe(levels <= most ? objects.Length : -1);
        }
    }

    [GeneratedRegex("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberGrammar();

    private static int Skip(string json, int depth = 0)
    {
        var text = new JsonText(Encoding.UTF8.GetBytes(json));
        return UndocumentedValue.Skip(text, 0, depth);
    }
}
