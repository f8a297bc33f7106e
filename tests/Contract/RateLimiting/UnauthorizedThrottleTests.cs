using System.Net;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RateLimiting;

public sealed class UnauthorizedThrottleTests : IAsyncLifetime
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);
    private static readonly RawRequest Bad = Good.With("X-API-Key", "nobodys-key");
    private static readonly IPAddress OtherAddress = IPAddress.Parse("127.0.0.2");

    private readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));
    private InsightStack _stack = null!;

    public async Task InitializeAsync() => _stack = await InsightStack.StartAsync(time: _time);

    public async Task DisposeAsync() => await _stack.DisposeAsync();

    [Fact]
    public async Task After_a_hundred_answers_of_401_an_address_is_told_to_wait_until_the_window_has_passed()
    {
        await UseUpAsync();

        var atOnce = await SendAsync(Bad);
        _time.Advance(TimeSpan.FromSeconds(3.5));
        var later = await SendAsync(Bad);
        _time.Advance(TimeSpan.FromSeconds(6.4));
        var justBefore = await SendAsync(Bad);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        var after = await SendAsync(Bad);

        (atOnce.Status, atOnce.Headers["Retry-After"]).ShouldBe((429, "10"));
        atOnce.Text.ShouldBe("""{"message":"Rate limit exceeded. Retry after 10 second(s).","success":false,"code":429}""");
        (later.Status, later.Headers["Retry-After"]).ShouldBe((429, "7"));
        (justBefore.Status, justBefore.Headers["Retry-After"]).ShouldBe((429, "1"));
        after.Status.ShouldBe(401);
    }

    [Fact]
    public async Task Requests_from_the_same_address_that_authenticate_are_not_touched()
    {
        await UseUpAsync();

        (await SendAsync(Good)).Status.ShouldBe(200);
        (await SendAsync(Good.To("medicat"))).Status.ShouldBe(403);
        (await SendAsync(Bad)).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Other_addresses_are_not_touched()
    {
        await UseUpAsync();

        (await RawConnection.ExchangeAsync(_stack, Bad, OtherAddress)).Status.ShouldBe(401);
        (await SendAsync(Bad)).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Every_kind_of_401_counts_and_is_replaced()
    {
        RawRequest[] kinds = [Bad, Good.Without("X-API-Key"), Good.Without("X-Webhook-Signature"), Good.With("X-Webhook-Signature", "sha256=")];
        for (var i = 0; i < 100; i++)
            (await SendAsync(kinds[i % kinds.Length])).Status.ShouldBe(401);

        foreach (var kind in kinds)
            (await SendAsync(kind)).Status.ShouldBe(429);
    }

    private async Task UseUpAsync()
    {
        for (var i = 0; i < 100; i++)
            (await SendAsync(Bad)).Status.ShouldBe(401, $"answer {i}");
    }

    private Task<Answer> SendAsync(RawRequest request) => RawConnection.ExchangeAsync(_stack, request);
}
