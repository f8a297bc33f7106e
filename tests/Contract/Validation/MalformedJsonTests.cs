using Insight.Contract.Tests.Support;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>What is not JSON, and the place where it stops being JSON: the first byte that no JSON text could go on with.</summary>
public class MalformedJsonTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData(" ", 2)]
    [InlineData("{", 2)]
    [InlineData("{\"appointments\":[", 18)]
    [InlineData("{\"appointments\":[]", 19)]
    [InlineData("{\"appointments\":[]}}", 20)]
    [InlineData("{\"appointments\":[]} x", 21)]
    [InlineData("{\"appointments\":[]}{}", 20)]
    [InlineData("{\"appointments\":[]},", 20)]
    [InlineData("{},1", 3)]
    [InlineData("[1,]", 4)]
    [InlineData("[,1]", 2)]
    [InlineData("[1 2]", 4)]
    [InlineData("[1,,2]", 4)]
    [InlineData("[1}", 3)]
    [InlineData("{]", 2)]
    [InlineData("{\"a\":1,}", 8)]
    [InlineData("{,\"a\":1}", 2)]
    [InlineData("{\"a\"}", 5)]
    [InlineData("{\"a\" 1}", 6)]
    [InlineData("{\"a\":}", 6)]
    [InlineData("{\"a\"::1}", 6)]
    [InlineData("{\"a\":1 \"b\":2}", 8)]
    [InlineData("{\"a\":1;}", 7)]
    [InlineData("{a:1}", 2)]
    [InlineData("{'a':1}", 2)]
    [InlineData("{1:1}", 2)]
    [InlineData("{null:1}", 2)]
    [InlineData("['a']", 2)]
    [InlineData("[NaN]", 2)]
    [InlineData("[Infinity]", 2)]
    [InlineData("[-Infinity]", 3)]
    [InlineData("[undefined]", 2)]
    [InlineData("[True]", 2)]
    [InlineData("[trux]", 5)]
    [InlineData("[nul]", 5)]
    [InlineData("[nulll]", 6)]
    [InlineData("[truefalse]", 6)]
    [InlineData("[+1]", 2)]
    [InlineData("[.5]", 2)]
    [InlineData("[-]", 3)]
    [InlineData("[-x]", 3)]
    [InlineData("[01]", 3)]
    [InlineData("[-01]", 4)]
    [InlineData("[1.]", 4)]
    [InlineData("[1.x]", 4)]
    [InlineData("[1e]", 4)]
    [InlineData("[1e+]", 5)]
    [InlineData("[1.5.5]", 5)]
    [InlineData("[0x10]", 3)]
    [InlineData("[1_000]", 3)]
    [InlineData("[1a]", 3)]
    [InlineData("// comment\n{}", 1)]
    [InlineData("{}// comment", 3)]
    [InlineData("{/* comment */}", 2)]
    [InlineData("{\"a\":1 # comment\n}", 8)]
    [InlineData("<xml/>", 1)]
    [InlineData("appointments=1", 1)]
    [InlineData("\u00a0{}", 1)]
    [InlineData("{}\u00a0", 3)]
    [InlineData("{}\f", 3)]
    [InlineData("{}\0", 3)]
    [InlineData("\u2028{}", 1)]
    public void What_is_not_json_is_told_by_its_place(string body, int column) => ShouldBeMalformed(body, line: 1, column);

    [Theory]
    [InlineData("[\"", 3)]
    [InlineData("[\"a", 4)]
    [InlineData("[\"a\\", 5)]
    [InlineData("[\"a\\\"]", 7)]
    [InlineData("[\"\\x\"]", 4)]
    [InlineData("[\"\\'\"]", 4)]
    [InlineData("[\"\\0\"]", 4)]
    [InlineData("[\"\\U0041\"]", 4)]
    [InlineData("[\"\\u\"]", 5)]
    [InlineData("[\"\\u12\"]", 7)]
    [InlineData("[\"\\u12G4\"]", 7)]
    [InlineData("[\"\\u123", 8)]
    [InlineData("[\"a\nb\"]", 4)]
    [InlineData("[\"a\tb\"]", 4)]
    [InlineData("[\"a\0b\"]", 4)]
    [InlineData("[\"a\u001fb\"]", 4)]
    [InlineData("{\"a\tb\":1}", 4)]
    [InlineData("{\"a\\x\":1}", 5)]
    public void A_broken_string_is_told_by_its_place(string body, int column) => ShouldBeMalformed(body, line: 1, column);

    // Without its first bytes, or in its first two, it reads as what nobody sends: other writings of Unicode are not guessed.
    [Theory]
    [InlineData("EFBBBF7B7D", 1)] // UTF-8 with a byte order mark
    [InlineData("EFBBBF", 1)]
    [InlineData("FFFE7B007D00", 1)] // UTF-16, little end first, with a mark and without
    [InlineData("7B007D00", 2)]
    [InlineData("FEFF007B007D", 1)] // UTF-16, big end first
    [InlineData("007B007D", 1)]
    [InlineData("FFFE00007B0000007D000000", 1)] // UTF-32
    [InlineData("0000007B0000007D", 1)]
    [InlineData("00", 1)]
    [InlineData("7B7D00", 3)]
    [InlineData("5B2200225D", 3)]
    public void Only_utf_8_without_a_mark_is_json(string hex, int column)
    {
        var judgement = Judgement.Of(Convert.FromHexString(hex));
        judgement.Kind.ShouldBe(OutcomeKind.Malformed);
        judgement.Issues.ShouldBe([$"Invalid JSON at line 1, column {column}."]);
    }

    // Nobody computes with it: how large it is is not the reader's concern.
    [Theory]
    [InlineData("1e999999999999999999999")]
    [InlineData("-1E+999999999999999999999")]
    [InlineData("1.5e-999999999999999999999")]
    [InlineData("0e00000000000000000000001")]
    [InlineData("-123123123123123123123123123123")]
    public void A_number_of_any_size_is_json_and_is_stored_as_it_was_sent(string number)
    {
        Judgement.Of(number).Kind.ShouldBe(OutcomeKind.Rejected);
        Judgement.Of(Payload.Batch(Payload.EntryWith("appointment", "", $"\"x\":{number}"))).Kind.ShouldBe(OutcomeKind.Accepted);
    }

    [Fact]
    public void Malformed_json_has_a_message_of_its_own_and_no_other_issue()
    {
        var judgement = Judgement.Of("""{"appointments":[{},1],"appointments":2]""");
        judgement.Kind.ShouldBe(OutcomeKind.Malformed);
        judgement.Message.ShouldBe("Request body is not valid JSON.");
        judgement.Issues.ShouldBe(["Invalid JSON at line 1, column 40."]);
        judgement.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"appointments\":[]}\t\r\n ")]
    [InlineData("\r\n\t {\"appointments\":[]}")]
    [InlineData("{\"a\":[-0,1E400,1e-400,0.1,123456789012345678901234567890],\"\":\"\\u007f\u007f\"}")]
    public void What_is_json_is_never_malformed(string body) => Judgement.Of(body).Kind.ShouldBe(OutcomeKind.Rejected);

    private static void ShouldBeMalformed(string body, int line, int column)
    {
        var judgement = Judgement.Of(body);
        judgement.Kind.ShouldBe(OutcomeKind.Malformed);
        judgement.Issues.ShouldBe([$"Invalid JSON at line {line}, column {column}."]);
    }
}
