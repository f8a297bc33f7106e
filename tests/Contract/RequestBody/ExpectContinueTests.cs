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

    [Theory]
    [InlineData("200-ok")]
    [InlineData("100-continue; once")]
    [InlineData("100-continue, 100-continue")]
    [InlineData("")]
    public async Task Whatever_else_is_expected_is_passed_over(string expectation)
    {
        await using var connection = await RawConnection.OpenAsync(fixture.Stack.Address);

        // No leave to send is given: what comes first is the answer.
        (await connection.ExchangeAsync(Good.With("Expect", expectation))).Status.ShouldBe(200);
        (await connection.ExchangeAsync(Good.Without("Expect"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_body_that_does_not_come_after_the_leave_to_send_is_not_waited_for_longer_than_any_other()
    {
        await using var stack = await InsightStack.StartAsync(new Dictionary<string, string?> { ["Edge:BodyRate:GracePeriod"] = "00:00:01.1" });
        await using var connection = await RawConnection.OpenAsync(stack.Address);

        await connection.SendAsync(Good.Head());
        (await connection.ReadAnswerAsync()).Status.ShouldBe(100);

        var answer = await connection.ReadAnswerAsync();
        answer.Status.ShouldBe(400);
        ((string?)answer.Body!["message"]).ShouldBe("Request body could not be read.");
        (await connection.ReadToEndAsync()).ShouldBeEmpty();
    }
}
