using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>One entry at the top level.</summary>
public class SingleEntryTests
{
    [Fact]
    public void One_entry_at_the_top_level_is_a_batch_of_one()
    {
        var judgement = Judgement.Of(PlainJson.Write(CompleteEntry.New()));
        judgement.Kind.ShouldBe(OutcomeKind.Accepted);
        judgement.Message.ShouldBe("1 appointment(s) synced successfully.");
        judgement.Accepted.ShouldBe([PlainJson.Write(CompleteEntry.New())]);
    }

    [Fact]
    public void Its_issues_have_the_index_0() =>
        Judgement.Of(PlainJson.Write(CompleteEntry.New().Without("patient.id").WithAgain("appointment", 1))).Issues
            .ShouldBe(["appointments[0]: 'appointment' is duplicated.", "appointments[0].patient.id is required."]);

    [Theory]
    [InlineData("""{"appointment":null}""")]
    [InlineData("""{"appointment":"x"}""")]
    [InlineData("""{"\u0061ppointment":[]}""")]
    public void It_is_one_by_having_an_appointment_whatever_that_is(string body) => Judgement.Of(body).Issues.ShouldBe([
        "appointments[0]: 'appointment' object is required.",
        "appointments[0]: 'patient' object is required.",
        "appointments[0]: 'practitioner' object is required.",
    ]);

    [Fact]
    public void The_appointment_may_come_last()
    {
        var entry = CompleteEntry.New();
        var appointment = entry["appointment"]!.DeepClone();
        Judgement.Of(PlainJson.Write(entry.Without("appointment").With("appointment", appointment))).IsAccepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_appointments_are_there_too_they_count(bool first)
    {
        var entry = CompleteEntry.New().With("patient.id", 1).With("encounter", 2);
        var batch = new JsonArray(CompleteEntry.New().With("patient.gender", 3), 4);
        var issues = Judgement.Of(PlainJson.Write(Beside(entry, batch, first))).Issues;
        issues.ShouldBe(["appointments[0].patient.gender must be a string.", "appointments[1] must be an object."]);
        Judgement.Of(PlainJson.Write(Beside(entry, new JsonArray(CompleteEntry.New()), first))).IsAccepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Appointments_that_are_null_or_empty_count_too(bool first)
    {
        Judgement.Of(PlainJson.Write(Beside(CompleteEntry.New(), null, first))).Issues.ShouldBe(["'appointments' must be an array."]);
        Judgement.Of(PlainJson.Write(Beside(CompleteEntry.New(), new JsonArray(), first))).Issues
            .ShouldBe(["'appointments' must contain at least one appointment."]);
    }

    [Fact]
    public void Appointments_within_the_entries_or_the_appointment_are_unknown_properties()
    {
        Judgement.OfBatch(CompleteEntry.New().With("appointments", 1).WithAgain("appointments", 2)).IsAccepted.ShouldBeTrue();
        Judgement.Of(PlainJson.Write(CompleteEntry.New().With("appointment.appointments", null))).IsAccepted.ShouldBeTrue();
    }

    private static JsonObject Beside(JsonObject entry, JsonNode? batch, bool first)
    {
        var body = new JsonObject();
        if (first)
            body["appointments"] = batch;
        foreach (var (name, value) in entry)
            body[name] = value?.DeepClone();
        if (!first)
            body["appointments"] = batch;
        return body;
    }
}
