using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>For each example of an answer a request that is answered so, at the edge of <see cref="DescribedEdgeFixture"/>.</summary>
internal static class ProvokingRequests
{
    /// <summary>The request, and whether the edge is to be the one that refuses plain HTTP.</summary>
    public static RawRequest Of(string example) => example.Split(' ', 2) switch
    {
        ["syncAppointments", var answer] => Sync(answer),
        ["sendAppointmentEvent", var answer] => Event(answer),
        _ => throw new ArgumentException(example, nameof(example)),
    };

    private static RawRequest Sync(string answer) => answer switch
    {
        "200 all-stored" => RawRequest.Sync(Documented.FullSuccess),
        "200 some-refused" => RawRequest.Sync(Documented.PartialSuccess),
        "400 nothing-passed" => RawRequest.Sync(Documented.ValidationError),
        "400 no-appointments" => RawRequest.Sync("{}"),
        "400 not-json" => RawRequest.Sync("""{"a":"""),
        "400 unreadable" => BrokenChunks(RawRequest.Sync("{}")),
        "403 another-ehr" => RawRequest.Sync(Documented.FullRequest).To("medicat"),
        _ => Either(answer, (apiKey, signingKey) => RawRequest.Sync(Documented.FullRequest, apiKey, signingKey)),
    };

    private static RawRequest Event(string answer) => answer switch
    {
        "201 stored" => RawRequest.Event(EventPayload.Complete),
        "400 unreadable" => BrokenChunks(RawRequest.Event("{}")),
        "400 badly-framed" => RawRequest.Event("{}").With("Transfer-Encoding", "chunked"),
        "422 missing" => RawRequest.Event(EventPayload.Of(("appointment_id", null))),
        "422 null" => RawRequest.Event(EventPayload.Of(("patient_id", "null"))),
        "422 not-a-string" => RawRequest.Event(EventPayload.Of(("notes", "1"))),
        "422 too-short" => RawRequest.Event(EventPayload.Of(("appointment_id", "\"\""))),
        "422 too-long" => RawRequest.Event(EventPayload.Of(("notes", $"\"{new string('n', 1001)}\""))),
        "422 event-type" => RawRequest.Event(EventPayload.Of(("event_type", "\"appointment.moved\""))),
        "422 timestamp" => RawRequest.Event(EventPayload.Of(("timestamp", "\"01/10/2025 12:30 PM\""))),
        "422 invalid-character" => RawRequest.Event(EventPayload.Of(("notes", "\"\\u0000\""))),
        "422 duplicated" => RawRequest.Event(EventPayload.Complete.Replace("\"patient_id\":\"P8765\"", "\"patient_id\":\"P8765\",\"patient_id\":\"P8765\"", StringComparison.Ordinal)),
        "422 no-body" => RawRequest.Event(""),
        "422 not-an-object" => RawRequest.Event("[]"),
        "422 not-json" => RawRequest.Event("""{"a":"""),
        _ => Either(answer, (apiKey, signingKey) => RawRequest.Event(EventPayload.Complete, apiKey, signingKey)),
    };

    private static RawRequest Either(string answer, Func<string, string, RawRequest> signed)
    {
        var good = signed(Caller.ApiKey, Caller.SigningKey);
        return answer switch
        {
            "401 missing-api-key" => good.Without("X-API-Key"),
            "401 invalid-api-key" => good.With("X-API-Key", "another-key"),
            "401 missing-signature" => good.Without("X-Webhook-Signature"),
            "401 invalid-signature" => signed(Caller.ApiKey, "another-key"),
            "403 plain-http" => good,
            "404 not-found" => good with { Target = "/v2/webhooks" },
            "405 method-not-allowed" => good with { Method = "PUT" },
            "413 too-large" => good.With("Content-Length", "10485761"),
            "415 content-type" => good.With("Content-Type", "text/plain"),
            "415 content-encoding" => good.With("Content-Encoding", "gzip"),
            "429 rate-limited" => signed(DescribedEdgeFixture.LimitedKey, DescribedEdgeFixture.LimitedSigningKey),
            "500 unexpected" => signed(DescribedEdgeFixture.FailingKey, DescribedEdgeFixture.FailingSigningKey),
            _ => throw new ArgumentException(answer, nameof(answer)),
        };
    }

    private static RawRequest BrokenChunks(RawRequest request) =>
        request.Without("Content-Length").With("Transfer-Encoding", "chunked") with { Content = [.. "no size\r\n"u8] };
}
