using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>The contract's "Envelopes": every property, in its order, and nothing else.</summary>
[Collection(StackCollection.Name)]
public sealed class EnvelopeTests(StackFixture fixture)
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    private static readonly Dictionary<string, (RawRequest Request, string Body)> Cases = new()
    {
        ["401"] = (Good.Without("X-API-Key"),
            """{"error":"Missing X-API-Key header","success":false}"""),
        ["400"] = (RawRequest.Sync("{}"),
            """{"message":"Validation failed. None of the provided appointments could be processed.","errors":["'appointments' array is required."],"success":false,"code":400}"""),
        ["400 not JSON"] = (RawRequest.Sync("{"),
            """{"message":"Request body is not valid JSON.","errors":["Invalid JSON at line 1, column 2."],"success":false,"code":400}"""),
        ["403"] = (Good.To("medicat"),
            """{"message":"API key is not authorized for EHR 'medicat'. This key is registered for 'nexus'.","success":false,"code":403}"""),
        ["404"] = (Good with { Target = "/" },
            """{"message":"Not found.","success":false,"code":404}"""),
        ["405"] = (Good with { Method = "PUT" },
            """{"message":"Method not allowed.","success":false,"code":405}"""),
        ["413"] = (Good.With("Content-Length", "10485761"),
            """{"message":"Request body exceeds the limit of 10485760 bytes.","success":false,"code":413}"""),
        ["415"] = (Good.Without("Content-Type"),
            """{"message":"Content-Type must be application/json.","success":false,"code":415}"""),
        ["200"] = (Good,
            """{"message":"2 appointment(s) synced successfully.","success":true,"code":200}"""),
        ["200 some refused"] = (RawRequest.Sync(Documented.PartialSuccess),
            """{"message":"1 appointment(s) synced successfully. 2 validation error(s) on other appointments.","success":true,"code":200,"warnings":["appointments[1].appointment.id is required.","appointments[1].patient.id is required."]}"""),
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
