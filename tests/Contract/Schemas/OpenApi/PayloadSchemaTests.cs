using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>The payloads in the description are those of the schemas that are written alone.</summary>
public sealed class PayloadSchemaTests
{
    private const string Components = "#/components/schemas/";

    [Theory]
    [InlineData("sync-appointments", "SyncAppointments")]
    [InlineData("appointment-event", "AppointmentEvent")]
    public void A_payload_is_described_by_the_contracts_own_schema(string contract, string prefix)
    {
        var alone = JsonNode.Parse(File.ReadAllText(RepositoryFolder.PathOf($"schemas/generated/{contract}.schema.json")))!.AsObject();
        var here = OpenApiDocument.Schemas[$"{prefix}Payload"]!.DeepClone().AsObject();
        here.Insert(0, "$schema", alone["$schema"]!.DeepClone());
        var references = 0;
        foreach (var name in (alone["$defs"] as JsonObject ?? []).Select(definition => definition.Key))
        {
            (here["$defs"] ??= new JsonObject())[name] = OpenApiDocument.Schemas[NameOf(prefix, name)]!.DeepClone();
            references++;
        }

        var text = here.ToJsonString();
        foreach (var name in (alone["$defs"] as JsonObject ?? []).Select(definition => definition.Key))
            text = text.Replace($"\"{Components}{NameOf(prefix, name)}\"", $"\"#/$defs/{name}\"", StringComparison.Ordinal);
        text.ShouldNotContain(Components);
        JsonNode.Parse(text).ShouldBeJson(alone);
        references.ShouldBe(contract == "sync-appointments" ? 1 : 0);
    }

    [Fact]
    public void Every_contract_is_described() =>
        OpenApiDocument.Paths.Values.ShouldBe(["/v2/webhooks/{ehr}/sync-appointments", "/webhook/appointment"]);

    [Fact]
    public void Every_documented_status_is_described()
    {
        OpenApiDocument.Statuses("syncAppointments").ShouldBe([200, 400, 401, 403, 404, 405, 413, 415, 429, 500]);
        OpenApiDocument.Statuses("sendAppointmentEvent").ShouldBe([201, 400, 401, 403, 404, 405, 413, 415, 422, 429, 500]);
    }

    private static string NameOf(string prefix, string definition) => prefix + char.ToUpperInvariant(definition[0]) + definition[1..];
}
