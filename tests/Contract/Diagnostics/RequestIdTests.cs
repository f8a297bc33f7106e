using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Diagnostics;

[Collection(StackCollection.Name)]
public sealed class RequestIdTests(StackFixture fixture)
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    private static readonly Dictionary<string, RawRequest> Answers = new()
    {
        ["200"] = Good,
        ["400"] = RawRequest.Sync(Documented.ValidationError),
        ["400 not JSON"] = RawRequest.Sync("{"),
        ["401 no key"] = Good.Without("X-API-Key"),
        ["401 no signature"] = Good.Without("X-Webhook-Signature"),
        ["403"] = Good.To("medicat"),
        ["404"] = Good with { Target = "/" },
        ["405"] = Good with { Method = "PUT" },
        ["413"] = Good.With("Content-Length", "99999999"),
        ["415"] = Good.Without("Content-Type"),
    };

    public static TheoryData<string> Names => [.. Answers.Keys];

    public static TheoryData<string> Acceptable =>
    [
        "a", "0", ".", "_", "-", "caller-1", "018f3c1e-2b7a-7c11-9d3b-0a1b2c3d4e5f", "A.b_C-9", new string('x', 64),
    ];

    public static TheoryData<string> Unacceptable =>
    [
        "", " ", new string('x', 65), "a b", "a/b", "a:b", "a,b", "{id}", "a%20", "<script>", "\u00e9", "\uff11", "'", "a;b", "a=b", "a+b",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_answer_carries_the_callers_id(string name)
    {
        var answer = await SendAsync(Answers[name].With("X-Request-Id", "caller-1"));

        answer.Status.ToString().ShouldBe(name[..3]);
        answer.Headers["X-Request-Id"].ShouldBe("caller-1");
        answer.Headers["Content-Type"].ShouldBe("application/json");
    }

    [Theory]
    [MemberData(nameof(Acceptable))]
    public async Task An_id_of_1_to_64_letters_digits_dots_underscores_and_hyphens_is_kept(string id)
    {
        var answer = await SendAsync(Good.With("X-Request-Id", id));

        answer.Headers["X-Request-Id"].ShouldBe(id);
    }

    [Theory]
    [MemberData(nameof(Unacceptable))]
    public async Task Any_other_id_is_replaced_and_not_repeated(string id)
    {
        var answer = await SendAsync(Good.With("X-Request-Id", id));

        answer.Status.ShouldBe(200);
        answer.Headers["X-Request-Id"].ShouldMatch("^[0-9a-f]{32}$");
    }

    [Theory]
    [InlineData("another", "caller-1", "caller-2")]
    [InlineData("the same", "caller-1", "caller-1")]
    public async Task Two_ids_are_none(string why, params string[] ids)
    {
        var answer = await SendAsync(Good.With("X-Request-Id", ids));

        answer.Headers["X-Request-Id"].ShouldMatch("^[0-9a-f]{32}$", why);
    }

    [Fact]
    public async Task Each_request_without_an_id_gets_one_of_its_own()
    {
        var ids = new HashSet<string>();
        for (var i = 0; i < 10; i++)
            ids.Add((await SendAsync(Good)).Headers["X-Request-Id"]);

        ids.Count.ShouldBe(10);
    }

    private Task<Answer> SendAsync(RawRequest request) => RawConnection.ExchangeAsync(fixture.Stack, request);
}
