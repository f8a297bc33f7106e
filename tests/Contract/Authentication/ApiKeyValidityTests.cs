using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Authentication;

public sealed class ApiKeyValidityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string?> Keys = ClientSettings.Of(
        ClientSettings.ApiKey(1, "expires-at-noon", expiresAt: "2026-03-10T12:00:00Z"),
        ClientSettings.ApiKey(2, "begins-at-noon", notBefore: "2026-03-10T12:00:00Z"),
        ClientSettings.ApiKey(3, "noon-till-one", notBefore: "2026-03-10T12:00:00Z", expiresAt: "2026-03-10T14:00:00+01:00"),
        ClientSettings.ApiKey(4, "expired-long-ago", expiresAt: "2020-01-01T00:00:00Z"));

    [Theory]
    [InlineData("expired-long-ago", 0, 401)]
    [InlineData("expires-at-noon", -1, 200)]
    [InlineData("expires-at-noon", 0, 401)]
    [InlineData("begins-at-noon", -1, 401)]
    [InlineData("begins-at-noon", 0, 200)]
    [InlineData("noon-till-one", -1, 401)]
    [InlineData("noon-till-one", 0, 200)]
    [InlineData("noon-till-one", 3599, 200)]
    [InlineData("noon-till-one", 3600, 401)]
    public async Task A_key_is_valid_from_its_beginning_and_until_before_its_end(string key, int secondsAfterNoon, int status)
    {
        await using var stack = await InsightStack.StartAsync(Keys, time: new ManualTime(Noon.AddSeconds(secondsAfterNoon)));

        var answer = await SendAsync(stack, key);

        answer.Status.ShouldBe(status);
        if (status == 401)
            answer.Text.ShouldBe("""{"error":"Invalid X-API-Key header. Verify your API key.","success":false}""");
    }

    [Fact]
    public async Task Keys_are_rotated_without_a_moment_in_which_none_is_valid()
    {
        var time = new ManualTime(Noon);
        await using var stack = await InsightStack.StartAsync(
            ClientSettings.Of(
                ClientSettings.ApiKey(0, "old", expiresAt: "2026-03-10T12:00:20Z"),
                ClientSettings.ApiKey(1, "new", notBefore: "2026-03-10T12:00:10Z")),
            time: time);
        var seen = new List<string>();

        for (var second = 0; second < 30; second += 10, time.Advance(TimeSpan.FromSeconds(10)))
            seen.Add($"{second}: old {(await SendAsync(stack, "old")).Status}, new {(await SendAsync(stack, "new")).Status}");

        seen.ShouldBe(["0: old 200, new 401", "10: old 200, new 200", "20: old 401, new 200"]);
    }

    [Fact]
    public async Task Each_of_several_active_keys_is_the_clients()
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(ClientSettings.ApiKey(1, "second"), ClientSettings.ApiKey(2, "third")));

        foreach (var key in new[] { Caller.ApiKey, "second", "third" })
            (await SendAsync(stack, key)).Status.ShouldBe(200, key);
    }

    private static Task<Answer> SendAsync(InsightStack stack, string key) =>
        RawConnection.ExchangeAsync(stack, RawRequest.Sync(Documented.FullSuccess, key));
}
