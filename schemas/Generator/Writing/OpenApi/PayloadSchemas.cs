using Insight.Schemas.Generator.Contracts;
using Newtonsoft.Json.Linq;

namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>
/// A contract's schema, as the components of a larger document. It is the one that is written alone: only its <c>$defs</c> become
/// components too, since readers of OpenAPI look for nothing elsewhere, and its objects are spelt as <see cref="TypedObjects"/> does.
/// </summary>
internal static class PayloadSchemas
{
    private const string Own = "#/$defs/";
    private const string Component = "#/components/schemas/";

    /// <summary>The components, by their names.</summary>
    public static JObject Of(Contract contract, Webhook webhook)
    {
        var root = Draft202012.Root(ContractSchema.Create(contract));
        var definitions = (JObject?)root["$defs"];
        root.Remove("$defs");
        root.Remove("$schema"); // the dialect is the document's own

        var schemas = new JObject { [webhook.Payload] = root };
        foreach (var (name, schema) in definitions ?? [])
            schemas[NameOf(name, webhook)] = schema;
        foreach (var reference in schemas.Descendants().OfType<JProperty>().Where(IsReference).ToList())
            reference.Value = Component + NameOf(((string)reference.Value!)[Own.Length..], webhook);
        foreach (var schema in schemas.Properties())
            TypedObjects.Spell((JObject)schema.Value);
        return schemas;
    }

    // A payload's field of that name would have a schema there.
    private static bool IsReference(JProperty property) => property is { Name: "$ref", Value.Type: JTokenType.String };

    private static string NameOf(string definition, Webhook webhook) => webhook.Prefix + char.ToUpperInvariant(definition[0]) + definition[1..];
}
