using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RequestBody;

public sealed class SigningKeyValidityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_body_may_be_signed_with_any_of_several_active_keys()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(ClientSettings.SigningKey(1, "second"), ClientSettings.SigningKey(2, "third")));

        foreach (var key in new[] { Caller.SigningKey, "second", "third", "second", Caller.SigningKey })
            (await SendAsync(stack, key)).Status.ShouldBe(200, key);
        (await SendAsync(stack, "fourth")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_key_signs_from_its_beginning_and_until_before_its_end()
    {
        var time = new ManualTime(Noon.AddTicks(-1));
        await using var stack = await InsightStack.StartAsync(
            ClientSettings.Of(
                ClientSettings.SigningKey(0, "till-noon", expiresAt: "2026-03-10T12:00:00Z"),
                ClientSettings.SigningKey(1, "from-noon", notBefore: "2026-03-10T12:00:00Z")),
            time: time);

        (await SendAsync(stack, "till-noon")).Status.ShouldBe(200);
        (await SendAsync(stack, "from-noon")).Status.ShouldBe(401);
        time.Advance(TimeSpan.FromTicks(1));
        (await SendAsync(stack, "till-noon")).Status.ShouldBe(401);
        (await SendAsync(stack, "from-noon")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Keys_are_rotated_without_a_moment_in_which_none_is_valid()
    {
        var time = new ManualTime(Noon);
        await using var stack = await InsightStack.StartAsync(
            ClientSettings.Of(
                ClientSettings.SigningKey(0, "old", expiresAt: "2026-03-10T12:00:20Z"),
                ClientSettings.SigningKey(1, "new", notBefore: "2026-03-10T12:00:10Z")),
            time: time);
        var seen = new List<string>();

        for (var second = 0; second < 30; second += 10, time.Advance(TimeSpan.FromSeconds(10)))
            seen.Add($"{second}: old {(await SendAsync(stack, "old")).Status}, new {(await SendAsync(stack, "new")).Status}");

        seen.ShouldBe(["0: old 200, new 401", "10: old 200, new 200", "20: old 401, new 200"]);
    }

    [Fact]
    public async Task Without_an_active_key_every_signature_is_invalid()
    {
        await using var stack = await InsightStack.StartAsync(
            ClientSettings.SigningKey(0, "till-noon", expiresAt: "2026-03-10T12:00:00Z"),
            time: new ManualTime(Noon));

        var answer = await SendAsync(stack, "till-noon");

        ((string?)answer.Body!["error"])!.ShouldStartWith("Invalid X-Webhook-Signature header.");
    }

    private static Task<Answer> SendAsync(InsightStack stack, string signingKey) =>
        RawConnection.ExchangeAsync(stack, RawRequest.Sync(Documented.FullSuccess, signingKey: signingKey));
}
