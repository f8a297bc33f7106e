using System.Text.Json;
using Insight.Contract.Tests.Support;
using Insight.Load.Requests;

namespace Insight.Contract.Tests.Load.Requests;

public sealed class SampleBatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_batch_is_accepted_whole(int entries)
    {
        using var validation = SyncAppointments.Validator.Validate(SampleBatch.Of(entries));

        validation.Issues.Length.ShouldBe(0);
        validation.Accepted.Length.ShouldBe(entries);
    }

    [Fact]
    public void Of_a_broken_batch_nothing_is_accepted()
    {
        using var validation = SyncAppointments.Validator.Validate(SampleBatch.Broken(10));

        validation.Issues.Length.ShouldBe(10);
        validation.Accepted.Length.ShouldBe(0);
    }

    [Fact]
    public void Ids_are_distinct_and_entries_equally_long()
    {
        using var batch = JsonDocument.Parse(SampleBatch.Of(1000));

        batch.RootElement.GetProperty("appointments").EnumerateArray()
            .Select(entry => entry.GetProperty("appointment").GetProperty("id").GetString())
            .Distinct()
            .Count()
            .ShouldBe(1000);
        SampleBatch.Of(1).Length.ShouldBe(622);
        SampleBatch.Of(1000).Length.ShouldBe(622 + (999 * 604));
    }
}
