using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation;

/// <summary>Per field: the status, as our Status Reference lists it.</summary>
public class StatusTests
{
    [Theory]
    [InlineData("proposed")]
    [InlineData("pending")]
    [InlineData("booked")]
    [InlineData("scheduled")]
    [InlineData("confirmed")]
    [InlineData("rescheduled")]
    [InlineData("arrived")]
    [InlineData("checked-in")]
    [InlineData("waitlist")]
    [InlineData("in-progress")]
    [InlineData("fulfilled")]
    [InlineData("completed")]
    [InlineData("cancelled")]
    [InlineData("canceled")]
    [InlineData("noshow")]
    [InlineData("no-show")]
    [InlineData("no_show")]
    [InlineData("entered-in-error")]
    public void Each_status_of_the_reference_is_accepted_in_lower_case_only(string status)
    {
        Judgement.OfBatch(WithStatus(status)).Issues.ShouldBeEmpty();
        ShouldRefuse(status.ToUpperInvariant());
        ShouldRefuse(char.ToUpperInvariant(status[0]) + status[1..]);
        ShouldRefuse(status + " ");
        ShouldRefuse(" " + status);
        ShouldRefuse(status + "\n");
        ShouldRefuse(status[..^1]);
        ShouldRefuse(status + status[^1]);
    }

    [Fact]
    public void The_reference_holds_eighteen() =>
        DocumentedFields.Find("appointment.status").AcceptedValues!.Length.ShouldBe(18);

    [Fact]
    public void No_other_status_is_accepted()
    {
        foreach (var status in WrongValues.Statuses)
            ShouldRefuse(status);
    }

    private static void ShouldRefuse(string status) => Judgement.OfBatch(WithStatus(status)).Issues
        .ShouldBe(["appointments[0].appointment.status is not an accepted status. See Status Reference."], status);

    private static JsonObject WithStatus(string status) => CompleteEntry.New().With("appointment.status", status);
}
