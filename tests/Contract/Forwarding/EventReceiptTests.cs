using Insight.Contract.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Insight.Contract.Tests.Forwarding;

/// <summary>An event is received only once the backend says so in full: 200, an id, a time and the values that the caller is told again.</summary>
public sealed class EventReceiptTests
{
    private const string Failed = """{"status":"error","message":"An unexpected error occurred. The request is safe to retry."}""";

    private const string Good =
        """{"event_id":1,"received_at":"2025-12-03T10:15:30.123456","event_type":"appointment.scheduled","appointment_id":"A12345","patient_id":"P8765"}""";

    private static readonly Dictionary<string, (int Status, string Body)> Failures = new()
    {
        ["400"] = (400, Good),
        ["500"] = (500, Good),
        ["201"] = (201, Good),
        ["no JSON"] = (200, "<html>canary</html>"),
        ["nothing"] = (200, ""),
        ["no object"] = (200, $"[{Good}]"),
        ["two answers"] = (200, Good + Good),
        ["a batch's receipt"] = (200, """{"stored":1}"""),
        ["no id"] = (200, Good.Replace("event_id", "id")),
        ["an id in a string"] = (200, Good.Replace(":1,", ":\"1\",")),
        ["half an id"] = (200, Good.Replace(":1,", ":1.5,")),
        ["an id beyond all bounds"] = (200, Good.Replace(":1,", ":99999999999999999999,")),
        ["no time"] = (200, Good.Replace("received_at", "at")),
        ["a time in a number"] = (200, Good.Replace("\"2025-12-03T10:15:30.123456\"", "1704888600")),
        ["no event type"] = (200, Good.Replace("event_type", "type")),
        ["no patient"] = (200, Good.Replace("\"P8765\"", "null")),
        ["a huge body"] = (200, Good.Replace("\"P8765\"", $"\"{new string('x', 5_000_000)}\"")),
    };

    public static TheoryData<string> Names => [.. Failures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_else_the_backend_says_is_told_as_one_failure(string name)
    {
        await using var stub = await StubStack.StartAsync();
        var (status, body) = Failures[name];
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, status, body);

        var answer = await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Event(EventPayload.Complete));

        answer.Status.ShouldBe(StatusCodes.Status500InternalServerError);
        answer.Text.ShouldBe(Failed);
        answer.Headers["Retry-After"].ShouldBe("1");
    }

    [Fact]
    public async Task Ids_grow_beyond_32_bits()
    {
        await using var stub = await StubStack.StartAsync();
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 200, Good.Replace(":1,", ":9223372036854775807,"));

        var answer = await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Event(EventPayload.Complete));

        answer.Status.ShouldBe(StatusCodes.Status201Created);
        ((long)answer.Body!["event_id"]!).ShouldBe(long.MaxValue);
    }
}
