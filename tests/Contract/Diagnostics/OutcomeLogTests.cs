using Insight.Contract.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Diagnostics;

[Collection(StackCollection.Name)]
public sealed class OutcomeLogTests(StackFixture fixture)
{
    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    private static readonly Dictionary<string, (RawRequest Request, string Line)> Cases = new()
    {
        ["accepted"] = (Good, "client nexus-demo ehr nexus: Accepted 200, accepted 2, refused 0, issues 0,"),
        ["partial"] = (RawRequest.Sync(Documented.PartialSuccess), "client nexus-demo ehr nexus: Partial 200, accepted 1, refused 1, issues 2,"),
        ["rejected"] = (RawRequest.Sync(Documented.ValidationError), "client nexus-demo ehr nexus: Rejected 400, accepted 0, refused 2, issues 5,"),
        ["malformed"] = (RawRequest.Sync("{"), "client nexus-demo ehr nexus: Malformed 400, accepted 0, refused 0, issues 1,"),
        ["no key"] = (Good.Without("X-API-Key"), "client  ehr : MissingApiKey 401, accepted 0, refused 0, issues 0,"),
        ["bad key"] = (Good.With("X-API-Key", "nobodys-key"), "client  ehr : InvalidApiKey 401, accepted 0, refused 0, issues 0,"),
        ["no signature"] = (Good.Without("X-Webhook-Signature"), "client nexus-demo ehr nexus: MissingSignature 401, accepted 0, refused 0, issues 0,"),
        ["bad signature"] = (Good.With("X-Webhook-Signature", "x"), "client nexus-demo ehr nexus: InvalidSignature 401, accepted 0, refused 0, issues 0,"),
        ["forbidden"] = (Good.To("medicat"), "client nexus-demo ehr nexus: Forbidden 403, accepted 0, refused 0, issues 0,"),
        ["not found"] = (Good with { Target = "/" }, "client  ehr : NotFound 404, accepted 0, refused 0, issues 0,"),
        ["method"] = (Good with { Method = "PUT" }, "client  ehr : MethodNotAllowed 405, accepted 0, refused 0, issues 0,"),
        ["too large"] = (Good.With("Content-Length", "99999999"), "client nexus-demo ehr nexus: TooLarge 413, accepted 0, refused 0, issues 0,"),
        ["media type"] = (Good.Without("Content-Type"), "client nexus-demo ehr nexus: UnsupportedMediaType 415, accepted 0, refused 0, issues 0,"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_request_leaves_one_line_with_its_id_client_outcome_and_counts(string name)
    {
        var id = $"log-{Guid.NewGuid():N}";
        var (request, expected) = Cases[name];

        await RawConnection.ExchangeAsync(fixture.Stack, request.With("X-Request-Id", id));
        await Eventually.ShouldAsync("the line is there", () => Lines(id).Any());

        var line = Lines(id).ShouldHaveSingleItem();
        line.Text.ShouldStartWith($"{id} sync-appointments {expected}");
        line.Level.ShouldBe(LogLevel.Information);
    }

    // The backend's own line has the id too.
    private IEnumerable<CapturedLog.Line> Lines(string id) =>
        fixture.Stack.Log.Lines.Where(line => line.Text.Contains(id) && line.Category.StartsWith("Insight.Edge", StringComparison.Ordinal));
}
