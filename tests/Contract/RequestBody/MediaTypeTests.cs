using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RequestBody;

[Collection(StackCollection.Name)]
public sealed class MediaTypeTests(StackFixture fixture)
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; CHARSET=\"UTF-8\"")]
    [InlineData("application/json;foo=bar")]
    [InlineData("application/json; foo=bar; charset=utf-8")]
    [InlineData("application/json;")]
    public async Task JSON_in_UTF_8_passes(string contentType)
    {
        var answer = await SendAsync(Good.With("Content-Type", contentType));

        answer.Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("empty", "")]
    [InlineData("another type", "text/json")]
    [InlineData("plain text", "text/plain")]
    [InlineData("a form", "application/x-www-form-urlencoded")]
    [InlineData("a JSON format with a name of its own", "application/fhir+json")]
    [InlineData("lines of JSON", "application/jsonl")]
    [InlineData("any type", "application/*")]
    [InlineData("no type", "json")]
    [InlineData("another charset", "application/json; charset=iso-8859-1")]
    [InlineData("a charset without its hyphen", "application/json; charset=utf8")]
    [InlineData("another charset of Unicode", "application/json; charset=utf-16")]
    [InlineData("two charsets", "application/json; charset=utf-8; charset=latin1")]
    [InlineData("sent twice", "application/json", "application/json")]
    [InlineData("joined by a comma", "application/json, application/json")]
    public async Task Anything_else_is_told_what_it_must_be(string why, params string[] contentTypes)
    {
        var answer = await SendAsync(Good.With("Content-Type", contentTypes));

        answer.Status.ShouldBe(415, why);
        answer.Text.ShouldBe("""{"message":"Content-Type must be application/json.","success":false,"code":415}""", why);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("Identity")]
    [InlineData("identity, identity")]
    [InlineData("identity", "identity")]
    public async Task A_body_that_is_not_encoded_may_say_so(params string[] encodings)
    {
        var answer = await SendAsync(Good.With("Content-Encoding", encodings));

        answer.Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    [InlineData("identity", "gzip")]
    [InlineData("utf-8")]
    public async Task An_encoded_body_is_not_supported(params string[] encodings)
    {
        var answer = await SendAsync(Good.With("Content-Encoding", encodings));

        answer.Status.ShouldBe(415);
        answer.Text.ShouldBe("""{"message":"Content-Encoding is not supported.","success":false,"code":415}""");
    }

    private Task<Answer> SendAsync(RawRequest request) => RawConnection.ExchangeAsync(fixture.Stack, request);
}
