using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>The contract's "Order of the checks" for an event, row by row, in the guide's envelope. There is no row 9: no EHR is in the path.</summary>
[Collection(StackCollection.Name)]
public sealed class EventCheckTests(StackFixture fixture)
{
    private const int Limit = 10 * 1024 * 1024;

    private static readonly RawRequest Good = RawRequest.Event(EventPayload.Complete);

    private static readonly Dictionary<string, RawRequest> Cases = new()
    {
        ["01 wrong method"] = Good with { Method = "GET" },
        ["02 no API key"] = Good.Without("X-API-Key"),
        ["03 unknown API key"] = Good.With("X-API-Key", "nobodys-key"),
        ["03 two API keys"] = Good.With("X-API-Key", Caller.ApiKey, "demo-medicat-key"),
        ["05 content type"] = Good.With("Content-Type", "text/plain"),
        ["05 charset"] = Good.With("Content-Type", "application/json; charset=iso-8859-1"),
        ["05 content encoding"] = Good.With("Content-Encoding", "gzip"),
        ["06 no signature"] = Good.Without("X-Webhook-Signature"),
        ["07 declared too long"] = Good.With("Content-Length", $"{Limit + 1}"),
        ["07 too long in chunks"] = RawRequest.Event(new byte[Limit + 1]).Chunked(64 * 1024),
        ["08 malformed signature"] = Good.With("X-Webhook-Signature", "sha256=nonsense"),
        ["08 two signatures"] = Good.With("X-Webhook-Signature", Caller.Sign(Good.Content), Caller.Sign(Good.Content)),
        ["08 signature of another key"] = RawRequest.Event(EventPayload.Complete, signingKey: "demo-medicat-signing-key"),
        ["10 not JSON"] = RawRequest.Event("{\n  \"event_type\": }\n}"),
        ["11 a field is missing"] = RawRequest.Event(EventPayload.Of(("appointment_id", null))),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_event_that_fails_one_check_gets_its_answer(string name) =>
        Snapshot.Verify(await RawConnection.ExchangeAsync(fixture.Stack, Cases[name]), name);
}
