using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RateLimiting;

public sealed class QuotaHeadersTests
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    private static readonly Dictionary<string, RawRequest> Known = new()
    {
        ["200"] = Good,
        ["200 some refused"] = RawRequest.Sync(Documented.PartialSuccess),
        ["400"] = RawRequest.Sync(Documented.ValidationError),
        ["400 not JSON"] = RawRequest.Sync("{"),
        ["400 framing"] = Good.Chunked() with { Content = [(byte)'z', .. "\r\n"u8] },
        ["401 no signature"] = Good.Without("X-Webhook-Signature"),
        ["401 bad signature"] = Good.With("X-Webhook-Signature", "sha256="),
        ["403"] = Good.To("medicat"),
        ["413"] = Good.With("Content-Length", "99999999"),
        ["415"] = Good.Without("Content-Type"),
    };

    private static readonly Dictionary<string, RawRequest> Unknown = new()
    {
        ["401 no key"] = Good.Without("X-API-Key"),
        ["401 bad key"] = Good.With("X-API-Key", "nobodys-key"),
        ["404"] = Good with { Target = "/v2" },
        ["405"] = Good with { Method = "GET" },
    };

    public static TheoryData<string> KnownNames => [.. Known.Keys];

    public static TheoryData<string> UnknownNames => [.. Unknown.Keys];

    [Theory]
    [MemberData(nameof(KnownNames))]
    public async Task Every_answer_to_a_known_client_tells_its_quota(string name)
    {
        await using var stack = await InsightStack.StartAsync();

        var answer = await RawConnection.ExchangeAsync(stack, Known[name]);

        answer.Status.ToString().ShouldBe(name[..3]);
        answer.Headers["RateLimit-Policy"].ShouldBe("\"default\";q=200;w=2");
        answer.Headers["RateLimit"].ShouldBe("\"default\";r=199;t=1");
        answer.Headers.Keys.ShouldNotContain("Retry-After");
    }

    [Theory]
    [MemberData(nameof(UnknownNames))]
    public async Task An_answer_to_an_unknown_client_tells_none(string name)
    {
        await using var stack = await InsightStack.StartAsync();

        var answer = await RawConnection.ExchangeAsync(stack, Unknown[name]);

        answer.Status.ToString().ShouldBe(name[..3]);
        answer.Headers.Keys.ShouldNotContain(header => header.StartsWith("RateLimit", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_answer_to_a_batch_that_is_not_stored_tells_the_quota_too()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 500, "{}");

        var answer = await RawConnection.ExchangeAsync(stub.Stack, Good);

        answer.Status.ShouldBe(500);
        answer.Headers["RateLimit"].ShouldBe("\"default\";r=199;t=1");
    }
}
