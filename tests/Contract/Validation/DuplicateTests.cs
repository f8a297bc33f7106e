using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation;

/// <summary>Properties that occur twice.</summary>
public class DuplicateTests
{
    [Theory]
    [MemberData(nameof(DocumentedFields.Texts), MemberType = typeof(DocumentedFields))]
    public void A_field_that_occurs_twice_or_thrice_is_told_once(string path)
    {
        string[] expected = [$"appointments[0].{path} is duplicated."];
        Judgement.OfBatch(CompleteEntry.New().WithAgain(path, "again")).Issues.ShouldBe(expected);
        Judgement.OfBatch(CompleteEntry.New().WithAgain(path, null).WithAgain(path, 3, occurrence: 3)).Issues.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.Texts), MemberType = typeof(DocumentedFields))]
    public void Whatever_else_is_wrong_with_either_value_is_not_told(string path)
    {
        foreach (var wrong in new JsonNode?[] { null, "", "\0", 1, new JsonObject(), "wrong" })
        {
            Judgement.OfBatch(CompleteEntry.New().With(path, wrong?.DeepClone()).WithAgain(path, "x")).Issues
                .ShouldBe([$"appointments[0].{path} is duplicated."], PlainJson.Write(wrong));
            Judgement.OfBatch(CompleteEntry.New().WithAgain(path, wrong?.DeepClone())).Issues
                .ShouldBe([$"appointments[0].{path} is duplicated."], PlainJson.Write(wrong));
        }
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.Objects), MemberType = typeof(DocumentedFields))]
    public void An_object_that_occurs_twice_is_told_with_nothing_of_its_contents(string name)
    {
        string[] expected = [$"appointments[0]: '{name}' is duplicated."];
        var broken = JsonNode.Parse("""{ "id": 1, "name": false, "reason": "\u0000" }""");
        foreach (var (first, second) in new[] { (broken, broken), (broken, null), (null, broken), (1, broken), (broken, "") })
        {
            Judgement.OfBatch(CompleteEntry.New().With(name, first?.DeepClone()).WithAgain(name, second?.DeepClone())).Issues.ShouldBe(expected);
            Judgement.OfBatch(CompleteEntry.New().WithAgain(name, first?.DeepClone()).WithAgain(name, second?.DeepClone(), occurrence: 3)).Issues
                .ShouldBe(expected);
        }
    }

    [Fact]
    public void A_duplicated_object_does_not_hide_the_issues_of_others() =>
        Judgement.OfBatch(CompleteEntry.New().With("patient.id", 1).WithAgain("practitioner", 2).With("location.name", 3)).Issues.ShouldBe([
            "appointments[0].patient.id must be a string.",
            "appointments[0]: 'practitioner' is duplicated.",
            "appointments[0].location.name must be a string.",
        ]);

    [Fact]
    public void An_escaped_name_is_a_duplicate_of_the_plain_one()
    {
        var body = PlainJson.Write(Batches.Of([CompleteEntry.New().With("patient.ESCAPED", "x").With("ENTIRE", 1)]))
            .Replace("ESCAPED", """\u0069\u0064""", StringComparison.Ordinal)
            .Replace("ENTIRE", """\u0065ncounter""", StringComparison.Ordinal);
        Judgement.Of(body).Issues.ShouldBe(["appointments[0].patient.id is duplicated.", "appointments[0]: 'encounter' is duplicated."]);
    }

    [Fact]
    public void An_unknown_property_may_occur_twice() =>
        Judgement.OfBatch(CompleteEntry.New().With("x", 1).WithAgain("x", 2).With("patient.y", 1).WithAgain("patient.y", 2))
            .IsAccepted.ShouldBeTrue();

    [Fact]
    public void The_same_name_in_another_object_or_entry_is_no_duplicate() =>
        Judgement.OfBatch(CompleteEntry.New().With("location.id", "x").With("id", "y"), CompleteEntry.New())
            .IsAccepted.ShouldBeTrue();
}
