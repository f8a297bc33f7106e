using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation;

/// <summary>Unknown properties are allowed, at every level, whatever they hold.</summary>
public class UnknownPropertyTests
{
    public static TheoryData<string> Names =>
    [
        "", " ", "Id", "id ", "iD", "ids", "i", "ıd", "appointment.id", "status_", "x", "é", "😀", "__proto__", "toString", "first_nam",
        "first_name_",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_that_only_resembles_a_documented_one_is_unknown(string name)
    {
        foreach (var value in new[] { "null", "0", "\"\"", "\"\\u0000\"", "[]", "{}", """{"id":null,"id":1}""", """[{"appointments":[{}]}]""" })
        {
            var entry = CompleteEntry.New();
            foreach (var parent in new[] { entry, entry["patient"]!, entry["location"]! })
                parent[name] = "VALUE";
            var body = PlainJson.Write(new JsonObject { [name] = "VALUE", ["appointments"] = new JsonArray(entry) });
            Judgement.Of(body.Replace("\"VALUE\"", value, StringComparison.Ordinal)).Issues.ShouldBeEmpty(value);
        }
    }

    [Theory]
    [InlineData("Id")]
    [InlineData("ID")]
    [InlineData("id ")]
    [InlineData("id\0")]
    public void Neither_does_it_stand_in_for_the_documented_one(string name) =>
        Judgement.OfBatch(CompleteEntry.New().Without("patient.id").With($"patient.{name}", "x")).Issues
            .ShouldBe(["appointments[0].patient.id is required."]);

    [Fact]
    public void A_documented_name_in_another_place_is_unknown() =>
        Judgement.OfBatch(CompleteEntry.New().With("id", 1).With("status", 2).With("patient.start_date", 3).With("practitioner.birth_date", 4)
            .With("location.id", 5).With("location.appointment", 6).With("department_idd", 7)).IsAccepted.ShouldBeTrue();
}
