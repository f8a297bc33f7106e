using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Lines end with a line feed and count from 1; columns are bytes and count from 1.</summary>
public class FaultPlaceTests
{
    [Theory]
    [InlineData("\n\n  x", 3, 3)]
    [InlineData("{\n  \"a\": 1,\n  \"b\" 2\n}", 3, 7)]
    [InlineData("{\r\n  \"a\": 1,\r\n  \"b\" 2\r\n}", 3, 7)]
    [InlineData("{\r  \"a\": x\r}", 1, 10)]
    [InlineData("{\n", 2, 1)]
    [InlineData("{\r\n\r\n", 3, 1)]
    [InlineData("\n[1,\n]", 3, 1)]
    [InlineData("[\"a\n", 1, 4)]
    [InlineData("[\n\"\\n\\u000a\", x]", 2, 13)]
    public void The_line_is_counted_by_line_feeds(string body, int line, int column) => ShouldBeAt(Encoding.UTF8.GetBytes(body), line, column);

    [Theory]
    [InlineData("""{"é":x}""", 7)]
    [InlineData("""{"名":"前" x}""", 14)]
    [InlineData("""["😀",x]""", 9)]
    [InlineData("""["\ud83d\ude00",x]""", 17)]
    [InlineData("[\"\u2028\",x]", 8)]
    public void The_column_is_counted_in_bytes(string body, int column) => ShouldBeAt(Encoding.UTF8.GetBytes(body), 1, column);

    [Fact]
    public void A_fault_behind_a_thousand_entries_is_found()
    {
        var entries = string.Join(",\n", Enumerable.Repeat("""{"patient":{"id":"é"}}""", 1000));
        ShouldBeAt(Encoding.UTF8.GetBytes($$"""{"appointments":[{{entries}},{{"\n"}} ]}"""), 1001, 2);
    }

    [Fact]
    public void A_byte_order_mark_is_no_json() => ShouldBeAt([0xEF, 0xBB, 0xBF, .. "{}"u8], 1, 1);

    [Fact]
    public void Neither_are_utf_16_and_utf_32()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
            Judgement.Of(encoding.GetBytes("""{"appointments":[]}""")).Kind.ShouldBe(OutcomeKind.Malformed, encoding.EncodingName);
    }

    [Fact]
    public void A_body_that_is_cut_off_anywhere_is_malformed_at_its_end()
    {
        var body = """{"appointments":[{"patient":{"id":"\u00e9é"},"x":[-1.5e+3,true,null]}]}"""u8.ToArray();
        for (var length = 0; length < body.Length; length++)
        {
            // A character that is cut in two is told where it starts, a comma that nothing follows by its own place.
            var column = length + 1 - (length > 0 && body[length - 1] is 0xC3 or (byte)',' ? 1 : 0);
            ShouldBeAt(body[..length], 1, column);
        }
    }

    private static void ShouldBeAt(byte[] body, int line, int column) =>
        Judgement.Of(body).Issues.ShouldBe([$"Invalid JSON at line {line}, column {column}."], Encoding.UTF8.GetString(body));
}
