using System.Globalization;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.EndToEnd;

/// <summary>
/// The first check that fails answers. For each check, a request that fails it and every later one: the path and method are wrong,
/// there is no key, … and the backend fails, too.
/// </summary>
public sealed class OrderOfChecksTests : IClassFixture<OrderOfChecksFixture>
{
    private const string LimitedKey = "limited-key";

    // The contract's numbers; 1, 5 and 7 have two ways to fail.
    private static readonly Dictionary<string, (int Status, string Text)> Answers = new()
    {
        ["1 path"] = (404, "Not found."),
        ["1 method"] = (405, "Method not allowed."),
        ["2"] = (401, "Missing X-API-Key header"),
        ["3"] = (401, "Invalid X-API-Key header. Verify your API key."),
        ["4"] = (429, "Rate limit exceeded. Retry after 1000 second(s)."),
        ["5 type"] = (415, "Content-Type must be application/json."),
        ["5 encoding"] = (415, "Content-Encoding is not supported."),
        ["6"] = (401, "Missing X-Webhook-Signature header"),
        ["7 declared"] = (413, "Request body exceeds the limit of 1000 bytes."),
        ["7 chunked"] = (413, "Request body exceeds the limit of 1000 bytes."),
        ["8"] = (401, "Invalid X-Webhook-Signature header. Ensure the request body is signed with the correct signing key using HMAC-SHA256."),
        ["9"] = (403, "API key is not authorized for EHR 'other'. This key is registered for 'nexus'."),
        ["10"] = (400, "Request body is not valid JSON."),
        ["11"] = (400, "Validation failed. None of the provided appointments could be processed."),
        ["12"] = (500, "An unexpected error occurred. The request is safe to retry."),
    };

    private readonly OrderOfChecksFixture _fixture;

    public OrderOfChecksTests(OrderOfChecksFixture fixture) => _fixture = fixture;

    public static TheoryData<string> Names => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_request_that_fails_a_check_and_all_later_ones_gets_the_answer_of_the_first(string name)
    {
        var answer = await RawConnection.ExchangeAsync(_fixture.Stack, Failing(name));

        answer.Status.ShouldBe(Answers[name].Status);
        ((string?)(answer.Body!["message"] ?? answer.Body["error"])).ShouldBe(Answers[name].Text);
    }

    private static RawRequest Failing(string name)
    {
        var check = int.Parse(name.Split(' ')[0], CultureInfo.InvariantCulture);
        bool From(int number) => check <= number;

        var body = From(10) ? "{\"appointments\":[{}]" : From(11) ? "{\"appointments\":[{}]}" : Payload.Batch(Payload.Entry());
        if (From(7))
            body = body.PadRight(1001);
        var request = RawRequest.Sync(body, From(4) ? LimitedKey : Caller.ApiKey, From(8) ? "another-key" : Caller.SigningKey);
        if (name == "7 chunked")
            request = request.Chunked();
        if (From(9))
            request = request.To("other");
        if (From(6))
            request = request.Without("X-Webhook-Signature");
        if (From(5))
            request = request.With("Content-Encoding", "gzip");
        if (From(5) && name != "5 encoding")
            request = request.With("Content-Type", "text/plain");
        if (From(3))
            request = request.With("X-API-Key", LimitedKey, LimitedKey);
        if (From(2))
            request = request.Without("X-API-Key");
        if (From(1))
            request = request with { Method = "PUT" };
        return name == "1 path" ? request with { Target = "/v2/webhooks/other" } : request;
    }
}
