using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Per field: required, and neither absent, null nor blank.</summary>
public class RequiredFieldTests
{
    [Theory]
    [MemberData(nameof(DocumentedFields.RequiredTexts), MemberType = typeof(DocumentedFields))]
    public void A_required_field_that_is_absent_or_null_is_told_with_its_text(string path)
    {
        ShouldBeMissing(path, CompleteEntry.WithoutStandIns().Without(path));
        ShouldBeMissing(path, CompleteEntry.WithoutStandIns().With(path, null));
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.RequiredTexts), MemberType = typeof(DocumentedFields))]
    public void A_required_field_that_is_empty_or_all_white_space_is_told_with_its_text(string path)
    {
        ShouldBeMissing(path, CompleteEntry.WithoutStandIns().With(path, ""));
        ShouldBeMissing(path, CompleteEntry.WithoutStandIns().With(path, WhiteSpaces.All));
        foreach (var space in WhiteSpaces.All)
            ShouldBeMissing(path, CompleteEntry.WithoutStandIns().With(path, space.ToString()));
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.RequiredTexts), MemberType = typeof(DocumentedFields))]
    public void What_only_looks_empty_is_not_blank(string path)
    {
        foreach (var lookalike in WhiteSpaces.Lookalikes)
        {
            Judgement.OfBatch(CompleteEntry.WithoutStandIns().With(path, $" {lookalike}\n")).Issues
                .ShouldNotContain(TextOf(path), $"U+{(int)lookalike:X4}");
        }
    }

    [Theory]
    [MemberData(nameof(DocumentedFields.FreeTexts), MemberType = typeof(DocumentedFields))]
    public void One_character_among_white_space_is_enough(string path)
    {
        Judgement.OfBatch(CompleteEntry.WithoutStandIns().With(path, WhiteSpaces.All + "." + WhiteSpaces.All)).IsAccepted.ShouldBeTrue();
        Judgement.OfBatch(CompleteEntry.WithoutStandIns().With(path, "\u200b")).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void White_space_is_what_the_platform_calls_so_too() =>
        Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(char.IsWhiteSpace).ShouldBe(WhiteSpaces.All);

    [Fact]
    public void Everything_that_is_missing_is_told_together_with_one_message()
    {
        var judgement = Judgement.OfBatch(CompleteEntry.WithoutStandIns().Without("appointment.id").With("patient.gender", "\t"));
        judgement.Kind.ShouldBe(OutcomeKind.Rejected);
        judgement.Message.ShouldBe("Validation failed. None of the provided appointments could be processed.");
        judgement.Issues.ShouldBe(["appointments[0].appointment.id is required.", "appointments[0].patient.gender is required."]);
    }

    private static void ShouldBeMissing(string path, JsonObject entry) =>
        Judgement.OfBatch(entry).Issues.ShouldBe([TextOf(path)], PlainJson.Write(entry));

    private static string TextOf(string path) => $"appointments[0].{DocumentedFields.Find(path).Missing}";
}
