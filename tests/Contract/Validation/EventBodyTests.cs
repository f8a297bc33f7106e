using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>What is told of a body that is no object, or no JSON.</summary>
public class EventBodyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData(" \r\n\tnull\n")]
    public void No_body_and_null_are_a_body_that_is_missing(string body) => ShouldTell(body, EventError.NoBody);

    [Theory]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("\"{}\"")]
    [InlineData("0")]
    [InlineData("-1.5e3")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData(" [null] ")]
    public void Any_other_value_is_no_object(string body) => ShouldTell(body, EventError.NoObject);

    [Fact]
    public void An_event_in_an_array_is_no_object() => ShouldTell($"[{EventPayload.Complete}]", EventError.NoObject);

    [Fact]
    public void An_empty_object_lacks_every_required_field() =>
        EventJudgement.Of("{}").Errors.ShouldBe(EventPayload.Fields[..4].Select(EventError.Absent));

    [Theory]
    [InlineData(" ", 1, 1)]
    [InlineData("\n\n", 2, 3)]
    [InlineData("{", 1, 1)]
    [InlineData("{]", 1, 1)]
    [InlineData("{\"notes\":}", 9, 1)]
    [InlineData("{\"notes\":1,}", 11, 1)]
    [InlineData("{\"notes\":'x'}", 9, 1)]
    [InlineData("{\"notes\":\"\\x\"}", 11, 1)]
    [InlineData("{} {}", 3, 1)]
    [InlineData("{}x", 2, 1)]
    [InlineData("undefined", 0, 1)]
    [InlineData("NaN", 0, 1)]
    [InlineData("\ufeff{}", 0, 1)]
    [InlineData("{\n  \"notes\": x\n}", 13, 2)]
    [InlineData("{\r\n\"a\":1,\r\nx}", 11, 3)]
    [InlineData("{\"é\":x}", 6, 1)]
    [InlineData("{\"名😀\":x}", 11, 1)]
    [InlineData("{\n\"é\":\"名\",\n\"😀\":\"😀\" x}", 28, 3)]
    [InlineData("{\"a\":\"\\ud83d\\ude00\" x}", 20, 1)]
    [InlineData("{\"a\":\n\"\\ud83d\"}", 7, 2)]
    [InlineData("{\"a\":\"\u2028\u0085\r\", x}", 11, 1)]
    public void What_is_no_JSON_is_told_by_the_byte_where_it_stops_to_be(string body, int offset, int line) => ShouldTellPlace(body, offset, line);

    [Theory]
    [InlineData("[1", 2)]
    [InlineData("[1,]", 3)]
    [InlineData("[] x", 3)]
    [InlineData("null x", 5)]
    [InlineData("nullx", 4)]
    [InlineData("\"a\" x", 4)]
    [InlineData("\"\\ud800\"", 1)]
    [InlineData("1 2", 2)]
    [InlineData("true,", 4)]
    [InlineData("[\"\\udc00\"]", 2)]
    [InlineData("[{}", 3)]
    public void That_comes_before_what_the_body_is(string body, int offset) => ShouldTellPlace(body, offset, line: 1);

    [Theory]
    [InlineData("{\"event_type\":1,\"event_type\":2,\"notes\":x")]
    [InlineData("{\"notes\":1,\"appointment_id\":null")]
    public void And_before_what_its_fields_are(string body) => EventJudgement.Of(body).Kind.ShouldBe(OutcomeKind.Malformed);

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_told_by_its_offset()
    {
        byte[] body = [.. "{\"é\":\n\""u8, 0xff, .. "\"}"u8];
        EventJudgement.Of(body).Errors.ShouldBe([EventError.NoJson(8, line: 2, column: 2)]);
    }

    [Fact]
    public void Nesting_is_read_to_64_levels()
    {
        string Nested(int levels) => EventPayload.Of(("x", new string('[', levels - 1) + new string(']', levels - 1)));
        EventJudgement.Of(Nested(64)).IsAccepted.ShouldBeTrue();
        EventJudgement.Of(Nested(65)).Errors.ShouldBe([EventError.NoJson(Nested(65).IndexOf(']') - 1)]);
    }

    [Fact]
    public void A_body_that_is_cut_off_anywhere_is_no_JSON()
    {
        var body = Encoding.UTF8.GetBytes(EventPayload.Of(("notes", "\"é\\u00e9\\ud83d\\ude00\""), ("x", "[-1.5e+3,true,null]")));
        for (var length = 1; length < body.Length; length++)
            EventJudgement.Of(body[..length]).Kind.ShouldBe(OutcomeKind.Malformed, $"{length}");
    }

    [Fact]
    public void A_fault_behind_ten_megabytes_is_told()
    {
        var before = $"{{\"notes\":\"{new string('n', 5_000_000)}\",\n\"x\":\"{string.Concat(Enumerable.Repeat("é", 2_500_000))}\",\n";
        var offset = Encoding.UTF8.GetByteCount(before);
        EventJudgement.Of(before + "x").Errors.ShouldBe([EventError.NoJson(offset, line: 3, column: 1)]);
    }

    private static void ShouldTell(string body, string error) => EventJudgement.Of(body).Errors.ShouldBe([error], body);

    private static void ShouldTellPlace(string body, int offset, int line)
    {
        var lineStart = Encoding.UTF8.GetBytes(body).AsSpan(0, offset).LastIndexOf((byte)'\n') + 1;
        var judgement = EventJudgement.Of(body);
        judgement.Errors.ShouldBe([EventError.NoJson(offset, line, offset - lineStart + 1)], body);
        judgement.Kind.ShouldBe(OutcomeKind.Malformed, body);
    }
}
