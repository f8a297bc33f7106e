using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

public sealed class BatchLimitTests
{
    [Fact]
    public async Task The_most_entries_of_a_batch_are_configurable_and_told()
    {
        await using var stack = await InsightStack.StartAsync(new Dictionary<string, string?> { ["Edge:MaxAppointmentsPerRequest"] = "2" });

        var two = await RawConnection.ExchangeAsync(stack, RawRequest.Sync(Payload.Batch(Payload.Entry("1"), Payload.Entry("2"))));
        var three = await RawConnection.ExchangeAsync(stack, RawRequest.Sync(Payload.Batch(Payload.Entry("1"), Payload.Entry("2"), "{}")));

        two.Status.ShouldBe(200);
        three.Status.ShouldBe(400);
        three.Issues.ShouldBe(["'appointments' must contain at most 2 appointments."]);
    }
}
