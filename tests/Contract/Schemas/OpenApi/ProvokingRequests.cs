using System.Globalization;
using Insight.Contract.Tests.Support;
using Insight.Schemas.Generator.Writing.OpenApi;

namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>For each example of an answer a request that is answered so, at the edge of <see cref="DescribedEdgeFixture"/>.</summary>
internal static class ProvokingRequests
{
    /// <summary>The request, and whether the edge is to be the one that refuses plain HTTP.</summary>
    public static RawRequest Of(string example) => example.Split(' ', 2) switch
    {
        _ when Provoked(example) is { } request => request,
        ["syncAppointments", var answer] => Sync(answer),
        ["sendAppointmentEvent", var answer] => Event(answer),
        _ => throw new ArgumentException(example, nameof(example)),
    };

    // What the description itself was made of, put to an edge that runs.
    private static RawRequest? Provoked(string example)
    {
        if (example.Split(' ') is not [var operation, var status, var name])
            return null;
        var webhook = Webhook.All.Single(each => each.OperationId == operation);
        var answer = webhook.Answers.Single(each => each.Status.ToString(CultureInfo.InvariantCulture) == status);
        if (Array.Find(answer.Provoked, each => each.Name == name) is not { } provoked)
            return null;
        var request = webhook.NamesEhr ? RawRequest.Sync(provoked.Payload) : RawRequest.Event(provoked.Payload);
        return provoked.AsksForFailure ? request.With("X-Sandbox-Fail", "500") : request;
    }

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
