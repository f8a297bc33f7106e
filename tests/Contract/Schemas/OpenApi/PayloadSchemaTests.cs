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
        var plain = JsonNode.Parse(text)!;
        foreach (var schema in ObjectsOf(plain))
            Unspell(schema);
        plain.ShouldBeJson(alone);
        references.ShouldBe(contract == "sync-appointments" ? 1 : 0);
    }

    [Theory]
    [InlineData("patient")]
    [InlineData("practitioner")]
    public void A_choice_of_names_stands_beside_the_fields_and_not_among_their_keywords(string part)
    {
        var named = OpenApiDocument.Schemas["SyncAppointmentsEntry"]!["properties"]![part]!;

        named.AsObject().Select(keyword => keyword.Key).ShouldBe(["description", "x-order", "x-missing", "allOf"]);
        named["allOf"]!.AsArray().Select(part => string.Join(' ', part!.AsObject().Select(keyword => keyword.Key)))
            .ShouldBe(["type required properties additionalProperties", "anyOf"]);
    }

    [Fact]
    public void Every_object_of_a_payload_says_that_more_is_allowed()
    {
        string[] payloads = ["SyncAppointmentsPayload", "SyncAppointmentsEntry", "AppointmentEventPayload"];

        var objects = payloads.SelectMany(name => ObjectsOf(OpenApiDocument.Schemas[name]!)).Where(schema => schema.ContainsKey("type") && schema.ContainsKey("properties")).ToList();

        objects.Count.ShouldBe(8);
        objects.ShouldAllBe(schema => (bool?)schema["additionalProperties"] == true);
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

    private static List<JsonObject> ObjectsOf(JsonNode node) =>
        [.. node is JsonObject schema ? [schema] : Array.Empty<JsonObject>(), .. Children(node).SelectMany(ObjectsOf)];

    private static IEnumerable<JsonNode> Children(JsonNode node) => node switch
    {
        JsonObject schema => schema.Select(keyword => keyword.Value).OfType<JsonNode>(),
        JsonArray several => several.OfType<JsonNode>(),
        _ => [],
    };

    // What the description adds for the generators of clients says nothing more of a payload.
    private static void Unspell(JsonObject schema)
    {
        if (schema["additionalProperties"] is JsonValue more && more.GetValue<bool>())
            schema.Remove("additionalProperties");
        if ((schema["allOf"] as JsonArray) is not [JsonObject fields, JsonObject choice] || !fields.ContainsKey("properties"))
            return;
        schema.Remove("allOf");
        foreach (var (name, value) in fields.Concat(choice).Where(keyword => keyword.Key != "additionalProperties").ToList())
            schema[name] = value!.DeepClone();
    }

    private static string NameOf(string prefix, string definition) => prefix + char.ToUpperInvariant(definition[0]) + definition[1..];
}
