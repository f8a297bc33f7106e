using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Routing;

[Collection(StackCollection.Name)]
public sealed class KnownPathTests(StackFixture fixture)
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    [Theory]
    [InlineData("/")]
    [InlineData("/v2/webhooks/nexus")]
    [InlineData("/v2/webhooks/nexus/sync-appointments/more")]
    [InlineData("/v2/webhooks//sync-appointments")]
    [InlineData("/v2/webhooks/nexus%2Fsync-appointments")]
    [InlineData("/v1/webhooks/nexus/sync-appointments")]
    [InlineData("/appointments")]
    public async Task A_path_that_is_not_documented_is_not_found(string target)
    {
        var answer = await SendAsync(Good with { Target = target });

        answer.Status.ShouldBe(404);
        answer.Text.ShouldBe("""{"message":"Not found.","success":false,"code":404}""");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PURGE")]
    public async Task Another_method_than_POST_is_not_allowed_and_told_which_is(string method)
    {
        var answer = await SendAsync(Good with { Method = method });

        answer.Status.ShouldBe(405);
        answer.Headers["Allow"].ShouldBe("POST");
        answer.Text.ShouldBe("""{"message":"Method not allowed.","success":false,"code":405}""");
    }

    [Fact]
    public async Task An_unknown_path_is_not_found_whatever_the_method()
    {
        var answer = await SendAsync(Good with { Method = "GET", Target = "/v2/webhooks" });

        answer.Status.ShouldBe(404);
        answer.Headers.Keys.ShouldNotContain("Allow");
    }

    [Fact]
    public async Task A_HEAD_request_gets_the_status_and_the_headers_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(fixture.Stack.Address, Caller.SyncPath));

        var answer = await Caller.SendAsync(fixture.Stack, request);

        answer.Status.ShouldBe(405);
        answer.Headers["Allow"].ShouldBe("POST");
        answer.Text.ShouldBeEmpty();
    }

    private Task<Answer> SendAsync(RawRequest request) => RawConnection.ExchangeAsync(fixture.Stack, request);
}
