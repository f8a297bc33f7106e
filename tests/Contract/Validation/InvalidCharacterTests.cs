using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Per field: U+0000, which a body can spell in one way only, as an escape.</summary>
public class InvalidCharacterTests
{
    [Theory]
    [MemberData(nameof(DocumentedFields.Texts), MemberType = typeof(DocumentedFields))]
    public void A_field_that_holds_U_0000_is_told_so_and_nothing_else(string path)
    {
        foreach (var text in WrongValues.Nuls)
        {
            Judgement.OfBatch(CompleteEntry.WithoutStandIns().With(path, text)).Issues
                .ShouldBe([$"appointments[0].{path} contains an invalid character."], PlainJson.Write(text));
        }
    }

    [Theory]
    [InlineData("""\u0000""", true)]
    [InlineData("""\\\u0000""", true)]
    [InlineData("""\"\u0000""", true)]
    [InlineData("""\ud83d\ude00\u0000""", true)]
    [InlineData("""\u0001\u0000""", true)]
    [InlineData("""\\u0000""", false)]
    [InlineData("""\\\\u0000""", false)]
    [InlineData("""\u0001\\u0000""", false)]
    [InlineData("""\u00000""", true)]
    [InlineData("""\u0010""", false)]
    public void Only_the_escape_of_U_0000_is_U_0000(string escaped, bool isNul)
    {
        var body = PlainJson.Write(Batches.Of([CompleteEntry.New().With("appointment.notes", "VALUE")]));
        string[] expected = isNul ? ["appointments[0].appointment.notes contains an invalid character."] : [];
        Judgement.Of(body.Replace("VALUE", escaped, StringComparison.Ordinal)).Issues.ShouldBe(expected);
    }

    [Fact]
    public void Unknown_properties_may_hold_it()
    {
        var entry = CompleteEntry.New().With("nul", "\0").With("patient.n\0l", new JsonArray("\0"));
        Judgement.OfBatch(entry).Kind.ShouldBe(OutcomeKind.Accepted);
    }
}
