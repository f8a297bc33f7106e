using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>At most 1,000 entries.</summary>
public class BatchLimitTests
{
    private const string TooMany = "'appointments' must contain at most 1000 appointments.";

    [Fact]
    public void A_thousand_entries_are_accepted()
    {
        var judgement = Judgement.OfBatch([.. Enumerable.Repeat(CompleteEntry.New(), 1000)]);
        judgement.Kind.ShouldBe(OutcomeKind.Accepted);
        judgement.Message.ShouldBe("1000 appointment(s) synced successfully.");
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(10000)]
    public void Of_more_entries_than_that_nothing_else_is_told(int count)
    {
        foreach (var entry in new[] { "{}", "null", PlainJson.Write(CompleteEntry.New()) })
            Judgement.Of(Body(count, entry)).Issues.ShouldBe([TooMany]);
    }

    [Fact]
    public void What_is_beyond_the_limit_must_still_be_well_formed()
    {
        Judgement.Of(Body(1001, "{}") + "}").Kind.ShouldBe(OutcomeKind.Malformed);
        Judgement.Of(Body(1001, "{}").Replace("{}]", "{x}]", StringComparison.Ordinal)).Kind.ShouldBe(OutcomeKind.Malformed);
        Judgement.Of(Body(1001, "{}").Replace("{}]", """{"\ud800":1}]""", StringComparison.Ordinal)).Kind.ShouldBe(OutcomeKind.Malformed);
        Judgement.Of(Body(1001, "{}").Replace("{}]", "{},]", StringComparison.Ordinal)).Kind.ShouldBe(OutcomeKind.Malformed);
    }

    [Fact]
    public void What_is_beyond_the_limit_is_not_validated()
    {
        using var result = SyncAppointments.Validator.Validate(Encoding.UTF8.GetBytes(Body(10000, "{}")));
        result.EntryCount.ShouldBe(10000);
        result.Issues.ToArray().ShouldAllBe(issue => issue.Entry < 1000);
    }

    [Fact]
    public void Duplicate_appointments_are_told_before_their_number() =>
        Judgement.Of(Body(1001, "{}").Replace("]}", """],"appointments":1}""", StringComparison.Ordinal)).Issues
            .ShouldBe(["'appointments' is duplicated."]);

    [Fact]
    public void Issues_name_entries_by_their_index_up_to_the_last()
    {
        var issues = Judgement.Of(Body(1000, "0")).Issues;
        issues.ShouldBe(Enumerable.Range(0, 1000).Select(index => $"appointments[{index}] must be an object."));
    }

    private static string Body(int count, string entry) =>
        $$"""{"appointments":[{{string.Join(',', Enumerable.Repeat(entry, count))}}]}""";
}
