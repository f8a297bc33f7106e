using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Bodies as large as the edge takes them.</summary>
public class LargeBodyTests
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    [Theory]
    [InlineData("""\n""")]
    [InlineData("""\u00e9""")]
    [InlineData("""\ud83d\ude00""")]
    [InlineData("é😀")]
    [InlineData("""\\\"\/""")]
    public void Ten_megabytes_of_notes_are_accepted(string unit)
    {
        var notes = new StringBuilder().Insert(0, unit, TenMegabytes / Encoding.UTF8.GetByteCount(unit)).ToString();
        Judgement.Of(Body("notes", notes)).Kind.ShouldBe(OutcomeKind.Accepted);
        Judgement.Of(Body("notes", notes + """\u0000""")).Issues
            .ShouldBe(["appointments[0].appointment.notes contains an invalid character."]);
        Judgement.Of(Body("notes", notes + """\udc00""")).Kind.ShouldBe(OutcomeKind.Malformed);
    }

    [Theory]
    [InlineData("""\t""")]
    [InlineData("""\u2003""")]
    [InlineData(" ")]
    [InlineData("\u3000")]
    public void Ten_megabytes_of_white_space_are_blank(string unit)
    {
        var blank = new StringBuilder().Insert(0, unit, TenMegabytes / Encoding.UTF8.GetByteCount(unit)).ToString();
        Judgement.Of(Body("type", blank)).Issues.ShouldBe(["appointments[0].appointment.type is required."]);
        Judgement.Of(Body("type", blank + ".")).Kind.ShouldBe(OutcomeKind.Accepted);
    }

    [Fact]
    public void Names_and_values_of_every_length_are_read_to_their_end()
    {
        foreach (var length in new[] { 1, 254, 255, 256, 257, 1023, 1024, 1025, 100_000 })
        {
            var name = new string('n', length - 1) + "é";
            var value = string.Concat(Enumerable.Repeat("""\u0020""", length));
            var entry = CompleteEntry.New().With(name, "x").With($"patient.{name}", new JsonObject { [name] = name });
            Judgement.OfBatch(entry).IsAccepted.ShouldBeTrue();
            Judgement.Of(Body("type", value)).Issues.ShouldBe(["appointments[0].appointment.type is required."]);
            Judgement.Of(Body("type", value + """\u002e""")).IsAccepted.ShouldBeTrue();
        }
    }

    [Fact]
    public void A_hundred_thousand_unknown_properties_are_passed_over()
    {
        var unknown = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $$"""{{"\""}}p{{i}}":[{{i}}]"""));
        var entry = PlainJson.Write(CompleteEntry.New());
        Judgement.Of($$"""{"appointments":[{{entry[..^1]}},{{unknown}}}]}""").IsAccepted.ShouldBeTrue();
        Judgement.Of($$"""{ {{unknown}},"appointments":[{{entry}}]}""").IsAccepted.ShouldBeTrue();
    }

    private static string Body(string field, string escaped) =>
        PlainJson.Write(Batches.Of([CompleteEntry.New().With($"appointment.{field}", "VALUE")])).Replace("VALUE", escaped, StringComparison.Ordinal);
}
