using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Forwarding;

[Collection(StackCollection.Name)]
public sealed class ConnectionTests(StackFixture fixture)
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    [Fact]
    public async Task A_connection_serves_on_after_every_answer()
    {
        await using var connection = await RawConnection.OpenAsync(fixture.Stack.Address);
        RawRequest[] requests =
        [
            Good with { Target = "/" },
            Good with { Method = "PUT" },
            Good.Without("X-API-Key"),
            Good.With("Content-Type", "text/plain"),
            Good.Without("X-Webhook-Signature"),
            Good.With("X-Webhook-Signature", "sha256="),
            Good.To("medicat"),
            RawRequest.Sync("{"),
            RawRequest.Sync(Documented.ValidationError).Chunked(),
            Good.Chunked(),
            Good,
        ];
        var statuses = new List<int>();

        foreach (var request in requests)
            statuses.Add((await connection.ExchangeAsync(request)).Status);

        statuses.ShouldBe([404, 405, 401, 415, 401, 401, 403, 400, 400, 200, 200]);
    }

    [Fact]
    public async Task Requests_may_be_sent_before_the_answers_are_read()
    {
        await using var connection = await RawConnection.OpenAsync(fixture.Stack.Address);
        byte[] both = [.. Good.Head(), .. Good.Content, .. Good.To("medicat").Head(), .. Good.Content];

        await connection.SendAsync(both);

        (await connection.ReadAnswerAsync()).Status.ShouldBe(200);
        (await connection.ReadAnswerAsync()).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_caller_with_HTTP_1_0_is_served_and_its_connection_closed()
    {
        await using var connection = await RawConnection.OpenAsync(fixture.Stack.Address);

        var answer = await connection.ExchangeAsync(Good with { Version = "HTTP/1.0" });

        answer.Status.ShouldBe(200);
        (await connection.ReadToEndAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_caller_with_HTTP_1_0_may_keep_its_connection()
    {
        await using var connection = await RawConnection.OpenAsync(fixture.Stack.Address);
        var request = Good.With("Connection", "keep-alive") with { Version = "HTTP/1.0" };

        (await connection.ExchangeAsync(request)).Status.ShouldBe(200);
        (await connection.ExchangeAsync(request)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("websocket")]
    [InlineData("h2c")]
    public async Task A_wish_to_change_the_protocol_is_harmless(string protocol)
    {
        var answer = await RawConnection.ExchangeAsync(
            fixture.Stack, Good.With("Connection", "Upgrade").With("Upgrade", protocol).With("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));

        answer.Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_protocol_named_without_a_wish_to_change_is_harmless()
    {
        var answer = await RawConnection.ExchangeAsync(fixture.Stack, Good.With("Upgrade", "websocket").With("Sec-WebSocket-Version", "13"));

        answer.Status.ShouldBe(200);
    }
}
