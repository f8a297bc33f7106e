using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Optional fields, and texts of every kind.</summary>
public class OptionalFieldTests
{
    [Theory]
    [MemberData(nameof(DocumentedFields.OptionalTexts), MemberType = typeof(DocumentedFields))]
    public void An_optional_field_may_be_absent_null_empty_or_blank(string path)
    {
        Judgement.OfBatch(CompleteEntry.New().Without(path)).IsAccepted.ShouldBeTrue();
        foreach (var value in new[] { null, "", " ", WhiteSpaces.All, "x" })
            Judgement.OfBatch(CompleteEntry.New().With(path, value)).Issues.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.Texts), MemberType = typeof(DocumentedFields))]
    public void A_field_that_is_neither_a_string_nor_null_is_told(string path)
    {
        foreach (var json in WrongValues.NoStrings)
        {
            Judgement.OfBatch(CompleteEntry.WithoutStandIns().With(path, JsonNode.Parse(json))).Issues
                .ShouldContain($"appointments[0].{path} must be a string.", json);
        }
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.RequiredTexts), MemberType = typeof(DocumentedFields))]
    public void A_required_field_of_the_wrong_type_is_not_also_missing(string path)
    {
        foreach (var json in WrongValues.NoStrings)
        {
            Judgement.OfBatch(CompleteEntry.WithoutStandIns().With(path, JsonNode.Parse(json))).Issues
                .ShouldBe([$"appointments[0].{path} must be a string."], json);
        }
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.FreeTexts), MemberType = typeof(DocumentedFields))]
    public void Free_text_may_hold_anything_but_U_0000(string path)
    {
        foreach (var text in new[] { "\u0001", "\\u0000", "\\0", "\u007f", "\uffff", "😀", "\U0010ffff", "a\nb\n", "'; --", new string('x', 300) })
            Judgement.OfBatch(CompleteEntry.New().With(path, text)).Issues.ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_with_its_required_fields_alone_is_accepted()
    {
        var entry = CompleteEntry.WithoutStandIns();
        foreach (var member in SyncAppointments.Plan.Entry.Members.Where(member => !member.Required))
            entry.Remove(member.Name);
        foreach (var member in SyncAppointments.Plan.Entry.Members.Where(member => member.Required))
        {
            foreach (var optional in member.Object!.Members.Where(inner => !inner.Required))
                entry[member.Name]!.AsObject().Remove(optional.Name);
        }

        var judgement = Judgement.OfBatch(entry);
        judgement.Kind.ShouldBe(OutcomeKind.Accepted);
        judgement.Message.ShouldBe("1 appointment(s) synced successfully.");
    }

    [Fact]
    public void The_complete_entry_holds_every_documented_field()
    {
        var entry = CompleteEntry.New();
        foreach (var member in SyncAppointments.Plan.Slots)
            member.Path.Split('.').Aggregate((JsonNode?)entry, (node, name) => node?[name]).ShouldNotBeNull(member.Path);
        Judgement.OfBatch(entry).IsAccepted.ShouldBeTrue();
    }
}
