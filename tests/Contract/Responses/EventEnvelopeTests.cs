using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>The guide's envelopes: every property, in its order, and nothing else.</summary>
[Collection(StackCollection.Name)]
public sealed class EventEnvelopeTests(StackFixture fixture)
{
    private static readonly RawRequest Good = RawRequest.Event(EventPayload.Complete);

    private static readonly Dictionary<string, (RawRequest Request, string Body)> Cases = new()
    {
        ["401 key"] = (Good.Without("X-API-Key"),
            """{"status":"error","message":"Missing X-API-Key header"}"""),
        ["401 signature"] = (Good.Without("X-Webhook-Signature"),
            """{"status":"error","message":"Missing X-Webhook-Signature header"}"""),
        ["405"] = (Good with { Method = "DELETE" },
            """{"status":"error","message":"Method not allowed."}"""),
        ["413"] = (Good.With("Content-Length", "10485761"),
            """{"status":"error","message":"Request body exceeds the limit of 10485760 bytes."}"""),
        ["415"] = (Good.Without("Content-Type"),
            """{"status":"error","message":"Content-Type must be application/json."}"""),
        ["415 encoding"] = (Good.With("Content-Encoding", "br"),
            """{"status":"error","message":"Content-Encoding is not supported."}"""),
        ["422"] = (RawRequest.Event(EventPayload.Of(("appointment_id", null))),
            """{"status":"error","message":"Invalid payload structure","errors":[{"loc":["body","appointment_id"],"msg":"field required","type":"value_error.missing"}]}"""),
        ["422 not JSON"] = (RawRequest.Event("{"),
            """{"status":"error","message":"Invalid payload structure","errors":[{"loc":["body",1],"msg":"Invalid JSON: line 1 column 2 (char 1)","type":"value_error.jsondecode"}]}"""),
        ["422 with context"] = (RawRequest.Event(EventPayload.Of(("patient_id", "\"\""))),
            """{"status":"error","message":"Invalid payload structure","errors":[{"loc":["body","patient_id"],"msg":"ensure this value has at least 1 characters","type":"value_error.any_str.min_length","ctx":{"limit_value":1}}]}"""),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_is_its_envelope_byte_for_byte(string name)
    {
        var (request, body) = Cases[name];

        var answer = await RawConnection.ExchangeAsync(fixture.Stack, request);

        answer.Text.ShouldBe(body);
        answer.Status.ToString().ShouldBe(name[..3]);
        answer.Headers["Content-Type"].ShouldBe("application/json");
        answer.Headers["X-Request-Id"].ShouldNotBeEmpty();
    }
}
