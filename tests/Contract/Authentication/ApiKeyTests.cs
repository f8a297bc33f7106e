using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Authentication;

[Collection(StackCollection.Name)]
public sealed class ApiKeyTests(StackFixture fixture)
{
    private const string Missing = """{"error":"Missing X-API-Key header","success":false}""";
    private const string Invalid = """{"error":"Invalid X-API-Key header. Verify your API key.","success":false}""";

    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    [Theory]
    [InlineData("absent")]
    [InlineData("empty", "")]
    [InlineData("blank", " \t ")]
    [InlineData("empty twice", "", "")]
    public async Task A_key_that_is_absent_or_empty_is_missing(string why, params string[] keys)
    {
        var answer = await SendAsync(Good.With("X-API-Key", keys));

        answer.Status.ShouldBe(401, why);
        answer.Text.ShouldBe(Missing, why);
    }

    [Theory]
    [InlineData("unknown", "nobodys-key")]
    [InlineData("in another case", "DEMO-NEXUS-KEY")]
    [InlineData("its beginning", "demo-nexus")]
    [InlineData("with more behind it", "demo-nexus-key2")]
    [InlineData("quoted", "\"demo-nexus-key\"")]
    [InlineData("its hash", "cc157e2261785f1ad8af1df892d7f057298a85ddd3868d52e7cae0ec17746ff2")]
    [InlineData("not ASCII", "demo-n\u00e9xus-key")]
    [InlineData("sent twice", "demo-nexus-key", "demo-nexus-key")]
    [InlineData("sent with another", "demo-nexus-key", "demo-medicat-key")]
    [InlineData("sent with an empty one", "demo-nexus-key", "")]
    [InlineData("joined by a comma", "demo-nexus-key, demo-nexus-key")]
    public async Task A_key_that_is_no_clients_or_not_alone_is_invalid(string why, params string[] keys)
    {
        var answer = await SendAsync(Good.With("X-API-Key", keys));

        answer.Status.ShouldBe(401, why);
        answer.Text.ShouldBe(Invalid, why);
    }

    [Fact]
    public async Task A_key_as_long_as_the_headers_may_be_is_invalid()
    {
        var answer = await SendAsync(Good.With("X-API-Key", new string('k', 20_000)));

        answer.Text.ShouldBe(Invalid);
    }

    [Theory]
    [InlineData("the header's name in another case", "x-api-KEY", Caller.ApiKey)]
    [InlineData("white space around the key", "X-API-Key", "  demo-nexus-key\t")]
    public async Task What_HTTP_does_not_distinguish_makes_no_difference(string why, string name, string value)
    {
        var answer = await SendAsync(Good.Without("X-API-Key").With(name, value));

        answer.Status.ShouldBe(200, why);
    }

    private Task<Answer> SendAsync(RawRequest request) => RawConnection.ExchangeAsync(fixture.Stack, request);
}
