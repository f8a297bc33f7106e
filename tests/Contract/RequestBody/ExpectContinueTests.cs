using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RequestBody;

[Collection(StackCollection.Name)]
public sealed class ExpectContinueTests(StackFixture fixture)
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess).With("Expect", "100-continue");

    [Fact]
    public async Task A_caller_that_asks_for_leave_to_send_gets_it_and_its_answer()
    {
        await using var connection = await RawConnection.OpenAsync(fixture.Stack.Address);

        await connection.SendAsync(Good.Head());
        (await connection.ReadAnswerAsync()).Status.ShouldBe(100);
        await connection.SendAsync(Good.Content);

        (await connection.ReadAnswerAsync()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_caller_that_fails_an_earlier_check_gets_its_answer_instead()
    {
        await using var connection = await RawConnection.OpenAsync(fixture.Stack.Address);

        await connection.SendAsync(Good.With("X-API-Key", "nobodys-key").Head());

        (await connection.ReadAnswerAsync()).Status.ShouldBe(401);
    }
}
