using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation;

/// <summary>A full name in place of first and last name.</summary>
public class StandInNameTests
{
    public static TheoryData<string> People => ["patient", "practitioner"];

    [Theory]
    [MemberData(nameof(People))]
    public void First_and_last_name_are_not_required_where_name_is_not_blank(string person)
    {
        foreach (var name in new[] { "Jane Doe", " . ", "\u200b", "x" })
        {
            Judgement.OfBatch(Nameless(person).With($"{person}.name", name)).Issues.ShouldBeEmpty();
            Judgement.OfBatch(Nameless(person).With($"{person}.name", name).With($"{person}.first_name", null).With($"{person}.last_name", " "))
                .Issues.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(People))]
    public void A_blank_name_stands_in_for_nothing(string person)
    {
        Judgement.OfBatch(Nameless(person)).Issues.ShouldBe(BothMissing(person));
        foreach (var name in new[] { null, "", " ", WhiteSpaces.All })
            Judgement.OfBatch(Nameless(person).With($"{person}.name", name)).Issues.ShouldBe(BothMissing(person));
    }

    [Theory]
    [MemberData(nameof(People))]
    public void A_name_of_the_wrong_type_stands_in_for_nothing_and_is_told_last(string person)
    {
        foreach (var json in WrongValues.NoStrings)
        {
            Judgement.OfBatch(Nameless(person).With($"{person}.name", JsonNode.Parse(json))).Issues
                .ShouldBe([.. BothMissing(person), $"appointments[0].{person}.name must be a string."], json);
        }
    }

    [Theory]
    [MemberData(nameof(People))]
    public void A_name_that_holds_U_0000_is_told_itself_alone_since_it_is_not_blank(string person) =>
        Judgement.OfBatch(Nameless(person).With($"{person}.name", " \0")).Issues
            .ShouldBe([$"appointments[0].{person}.name contains an invalid character."]);

    [Theory]
    [MemberData(nameof(People))]
    public void One_of_the_two_does_not_stand_in_for_the_other(string person)
    {
        Judgement.OfBatch(Nameless(person).With($"{person}.first_name", "Jane")).Issues.ShouldBe([BothMissing(person)[1]]);
        Judgement.OfBatch(Nameless(person).With($"{person}.last_name", "Doe")).Issues.ShouldBe([BothMissing(person)[0]]);
    }

    [Theory]
    [MemberData(nameof(People))]
    public void What_name_stands_in_for_must_still_be_a_string_without_U_0000(string person) =>
        Judgement.OfBatch(CompleteEntry.New().With($"{person}.first_name", 1).With($"{person}.last_name", "\0")).Issues.ShouldBe([
            $"appointments[0].{person}.first_name must be a string.",
            $"appointments[0].{person}.last_name contains an invalid character.",
        ]);

    [Fact]
    public void The_name_of_one_object_does_not_stand_in_in_another() =>
        Judgement.OfBatch(Nameless("patient")).Issues.ShouldBe(BothMissing("patient"));

    // The other person, and the location, keep their names.
    private static JsonObject Nameless(string person) =>
        CompleteEntry.New().Without($"{person}.name").Without($"{person}.first_name").Without($"{person}.last_name");

    private static string[] BothMissing(string person) =>
    [
        $"appointments[0].{person}.first_name is required (or provide 'name').",
        $"appointments[0].{person}.last_name is required (or provide 'name').",
    ];
}
