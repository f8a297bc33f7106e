using System.Globalization;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.EndToEnd;

/// <summary>The same order for an event: for each check, a request that fails it and every later one.</summary>
public sealed class EventOrderOfChecksTests(OrderOfChecksFixture fixture) : IClassFixture<OrderOfChecksFixture>
{
    private const string LimitedKey = "limited-key";

    // The contract's numbers; there is no 9, and 1 is the method alone.
    private static readonly Dictionary<string, (int Status, string Text)> Answers = new()
    {
        ["1"] = (405, "Method not allowed."),
        ["2"] = (401, "Missing X-API-Key header"),
        ["3"] = (401, "Invalid X-API-Key header. Verify your API key."),
        ["4"] = (429, "Rate limit exceeded. Retry after 1000 second(s)."),
        ["5 type"] = (415, "Content-Type must be application/json."),
        ["5 encoding"] = (415, "Content-Encoding is not supported."),
        ["6"] = (401, "Missing X-Webhook-Signature header"),
        ["7 declared"] = (413, "Request body exceeds the limit of 1000 bytes."),
        ["7 chunked"] = (413, "Request body exceeds the limit of 1000 bytes."),
        ["8"] = (401, "Invalid X-Webhook-Signature header. Ensure the request body is signed with the correct signing key using HMAC-SHA256."),
        ["10"] = (422, "Invalid payload structure"),
        ["11"] = (422, "Invalid payload structure"),
        ["12"] = (500, "An unexpected error occurred. The request is safe to retry."),
    };

    public static TheoryData<string> Names => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_event_that_fails_a_check_and_all_later_ones_gets_the_answer_of_the_first(string name)
    {
        var answer = await RawConnection.ExchangeAsync(fixture.Stack, Failing(name));

        answer.Status.ShouldBe(Answers[name].Status);
        ((string?)answer.Body!["status"]).ShouldBe("error");
        ((string?)answer.Body["message"]).ShouldBe(Answers[name].Text);
        if (name is "10" or "11")
            ((string?)answer.Body["errors"]!.AsArray().ShouldHaveSingleItem()!["type"]).ShouldBe(name == "10" ? "value_error.jsondecode" : "value_error.missing");
    }

    private static RawRequest Failing(string name)
    {
        var check = int.Parse(name.Split(' ')[0], CultureInfo.InvariantCulture);
        bool From(int number) => check <= number;

        var body = From(11) ? EventPayload.Of(("patient_id", null)) : EventPayload.Complete;
        if (From(10))
            body = body[..^1];
        if (From(7))
            body = body.PadRight(1001);
        var request = RawRequest.Event(body, From(4) ? LimitedKey : Caller.ApiKey, From(8) ? "another-key" : Caller.SigningKey);
        if (name == "7 chunked")
            request = request.Chunked();
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
        return From(1) ? request with { Method = "PUT" } : request;
    }
}
