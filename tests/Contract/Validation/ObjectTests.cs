using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Per entry: the entry itself and its objects.</summary>
public class ObjectTests
{
    public static TheoryData<string> NoObjects => [.. WrongValues.NoObjects];

    [Theory]
    [MemberData(nameof(NoObjects))]
    public void An_entry_that_is_no_object_is_told_alone(string json)
    {
        var judgement = Judgement.OfBatch(CompleteEntry.New(), JsonNode.Parse(json), CompleteEntry.New());
        judgement.Kind.ShouldBe(OutcomeKind.Partial);
        judgement.Issues.ShouldBe(["appointments[1] must be an object."]);
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.RequiredObjects), MemberType = typeof(DocumentedFields))]
    public void A_required_object_that_is_absent_or_none_is_told_with_nothing_more_for_it(string name)
    {
        string[] expected = [$"appointments[0]: '{name}' object is required."];
        Judgement.OfBatch(CompleteEntry.New().Without(name)).Issues.ShouldBe(expected);
        foreach (var json in WrongValues.NoObjects)
            Judgement.OfBatch(CompleteEntry.New().With(name, JsonNode.Parse(json))).Issues.ShouldBe(expected, json);
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.OptionalObjects), MemberType = typeof(DocumentedFields))]
    public void An_optional_object_may_be_absent_null_or_empty(string name)
    {
        Judgement.OfBatch(CompleteEntry.New().Without(name)).IsAccepted.ShouldBeTrue();
        Judgement.OfBatch(CompleteEntry.New().With(name, null)).IsAccepted.ShouldBeTrue();
        Judgement.OfBatch(CompleteEntry.New().With(name, new JsonObject())).IsAccepted.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.OptionalObjects), MemberType = typeof(DocumentedFields))]
    public void An_optional_object_that_is_neither_null_nor_an_object_is_told(string name)
    {
        foreach (var json in WrongValues.NoObjects.Where(json => json != "null"))
        {
            Judgement.OfBatch(CompleteEntry.New().With(name, JsonNode.Parse(json))).Issues
                .ShouldBe([$"appointments[0]: '{name}' must be an object."], json);
        }
    }

    [Fact]
    public void An_empty_entry_lacks_the_required_objects_alone() => Judgement.OfBatch(new JsonObject()).Issues.ShouldBe([
        "appointments[0]: 'appointment' object is required.",
        "appointments[0]: 'patient' object is required.",
        "appointments[0]: 'practitioner' object is required.",
    ]);

    [Fact]
    public void Every_documented_object_is_one_of_the_five()
    {
        DocumentedFields.Paths(member => member is { Object: not null, Required: true }).ShouldBe(["appointment", "patient", "practitioner"]);
        DocumentedFields.Paths(member => member is { Object: not null, Required: false }).ShouldBe(["location", "encounter"]);
    }
}
