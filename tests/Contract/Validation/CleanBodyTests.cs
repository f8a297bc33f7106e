using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>The split: what is forwarded when some entries are refused.</summary>
public class CleanBodyTests
{
    private const int Bodies = 500;

    private static readonly int DrawnWith = Seed.Or(20260313);

    [Theory]
    [InlineData("""{"appointments":[ 1 , GOOD , 2 ]}""", """{"appointments":[GOOD]}""")]
    [InlineData("""{"appointments":[GOOD,1,GOOD]}""", """{"appointments":[GOOD,GOOD]}""")]
    [InlineData("""{ "a" : [1] , "appointments" : [ GOOD , null ] , "b" : 1.0e0 } """, """{ "a" : [1] , "appointments" : [GOOD] , "b" : 1.0e0 } """)]
    [InlineData("""{"\u0061ppointments":[null,GOOD],"\/":"\/"}""", """{"\u0061ppointments":[GOOD],"\/":"\/"}""")]
    [InlineData("""{"appointment":7,"appointments":[7,GOOD],"patient":{}}""", """{"appointment":7,"appointments":[GOOD],"patient":{}}""")]
    public void Only_what_is_between_the_brackets_changes(string sent, string forwarded)
    {
        var good = PlainJson.Write(CompleteEntry.New().With("é", "😀"));
        var judgement = Judgement.Of(sent.Replace("GOOD", good, StringComparison.Ordinal));
        judgement.Kind.ShouldBe(OutcomeKind.Partial);
        judgement.CleanBody.ShouldBe(forwarded.Replace("GOOD", good, StringComparison.Ordinal));
    }

    [Fact]
    public void Accepted_entries_and_all_around_the_array_keep_their_bytes()
    {
        var faker = new BatchFaker(DrawnWith);
        var irregular = new IrregularJson(DrawnWith);
        var splits = 0;
        for (var i = 0; i < Bodies; i++)
        {
            var entries = faker.Entries(1 + (i % 9)).Select(irregular.Write).ToArray();
            var (head, tail) = (Head(irregular), Tail(irregular));
            var judgement = Judgement.Of($"{head}[{string.Join(',', entries)}]{tail}");
            var accepted = entries.Where(IsAccepted).Select(entry => entry.Trim()).ToArray();
            judgement.Accepted.ShouldBe(accepted, Seed.Told(DrawnWith));
            if (judgement.Kind != OutcomeKind.Partial)
                continue;
            splits++;
            judgement.CleanBody.ShouldBe($"{head}[{string.Join(',', accepted)}]{tail}", Seed.Told(DrawnWith));
        }

        splits.ShouldBeGreaterThan(Bodies / 3, Seed.Told(DrawnWith));
    }

    [Fact]
    public void The_clean_body_means_the_accepted_entries_and_the_unknown_properties_and_nothing_else()
    {
        var faker = new BatchFaker(DrawnWith + 1);
        var irregular = new IrregularJson(DrawnWith + 1);
        for (var i = 0; i < Bodies; i++)
        {
            var entries = faker.Entries(2 + (i % 9));
            var body = new JsonObject { ["sent by"] = i, ["appointments"] = new JsonArray(entries), ["more"] = new JsonArray(1, "é") };
            var clean = Judgement.Of(irregular.Write(body)).CleanBody;
            if (clean is null)
                continue;
            var accepted = entries.Where(entry => IsAccepted(PlainJson.Write(entry)));
            body["appointments"] = new JsonArray([.. accepted.Select(entry => entry!.DeepClone())]);
            JsonNode.DeepEquals(JsonNode.Parse(clean), body).ShouldBeTrue($"{Seed.Told(DrawnWith + 1)} {clean}");
            Judgement.Of(clean).IsAccepted.ShouldBeTrue(Seed.Told(DrawnWith + 1));
        }
    }

    private static bool IsAccepted(string entry) => Judgement.Of($$"""{"appointments":[{{entry}}]}""").IsAccepted;

    private static string Head(IrregularJson irregular) =>
        irregular.Write(new JsonObject { ["x"] = "é/\"", ["appointments"] = null }).TrimEnd()[..^1].TrimEnd()[..^"null".Length];

    private static string Tail(IrregularJson irregular) =>
        "," + irregular.Write(new JsonObject { ["y"] = new JsonArray(1, null) }).TrimStart()[1..];
}
