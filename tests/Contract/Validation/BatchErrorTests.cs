using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Batch errors: each alone, with the message of a batch of which nothing passed.</summary>
public class BatchErrorTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("-1.5e3")]
    [InlineData("\"appointments\"")]
    [InlineData("""[{"appointments":[]}]""")]
    [InlineData("""{"Appointments":[]}""")]
    [InlineData("""{"data":{"appointments":[]}}""")]
    [InlineData("""{"patient":{},"practitioner":{},"department_id":"x"}""")]
    [InlineData("""{"patient":1,"patient":2}""")]
    public void Neither_an_array_of_appointments_nor_an_appointment(string body) =>
        ShouldBeTold(body, "'appointments' array is required.");

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"[]\"")]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("""{"0":[{}]}""")]
    public void Appointments_that_are_no_array(string value) =>
        ShouldBeTold($$"""{"appointments":{{value}}}""", "'appointments' must be an array.");

    [Theory]
    [InlineData("[]")]
    [InlineData("[ \n ]")]
    public void Appointments_that_hold_nothing(string value) =>
        ShouldBeTold($$"""{"x":{"id":1},"appointments":{{value}}}""", "'appointments' must contain at least one appointment.");

    [Theory]
    [InlineData("""{"appointments":[{}],"appointments":[]}""")]
    [InlineData("""{"appointments":1,"appointments":2}""")]
    [InlineData("""{"appointments":[],"x":1,"appointments":[{}],"appointments":null}""")]
    [InlineData("""{"appointments":[1],"\u0061ppointments":[]}""")]
    [InlineData("""{"appointment":{},"appointments":[],"appointment":{},"appointments":[]}""")]
    public void Appointments_that_occur_twice(string body) => ShouldBeTold(body, "'appointments' is duplicated.");

    [Fact]
    public void Appointments_that_occur_twice_are_not_accepted_though_each_is_valid()
    {
        var array = PlainJson.Write(new JsonArray(CompleteEntry.New()));
        ShouldBeTold($$"""{"appointments":{{array}},"appointments":{{array}}}""", "'appointments' is duplicated.");
    }

    private static void ShouldBeTold(string body, string text)
    {
        var judgement = Judgement.Of(body);
        judgement.Kind.ShouldBe(OutcomeKind.Rejected);
        judgement.Message.ShouldBe("Validation failed. None of the provided appointments could be processed.");
        judgement.Issues.ShouldBe([text]);
    }
}
