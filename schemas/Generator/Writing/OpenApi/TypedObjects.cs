using Newtonsoft.Json.Linq;

namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>
/// Spells a schema's objects so that every generator of clients makes the right types of them. It says the same of any payload as before: what is
/// changed is only how it is said, and only here, since the schemas that are written alone have one form, which the edge holds them to.
/// </summary>
internal static class TypedObjects
{
    private static readonly string[] ObjectKeywords = ["type", "required", "properties", "additionalProperties"];

    /// <summary>Spells them, in the schema and in those below it.</summary>
    /// <param name="schema">The schema, which is changed.</param>
    public static void Spell(JObject schema)
    {
        // Follows the schema's structure, and not every name in it: a payload's field may be called "properties".
        foreach (var part in Parts(schema).ToList())
            Spell(part);
        if (schema["type"] is not { } type || schema["properties"] is not { } properties || !Names(type).Contains("object", StringComparer.Ordinal))
            return;

        // It is so without a word. But generators take silence for a no, and what is allowed would be a type error.
        properties.Parent!.AddAfterSelf(new JProperty("additionalProperties", true));

        // Beside properties, some generators take a choice for one between the object and its parts, in which no field is needed: so both
        // stand in "allOf".
        if (schema["anyOf"] is { } choice)
            Separate(schema, choice);
    }

    private static void Separate(JObject schema, JToken choice)
    {
        var fields = new JObject(schema.Properties().Where(keyword => ObjectKeywords.Contains(keyword.Name, StringComparer.Ordinal)).ToList());
        foreach (var keyword in fields.Properties())
            schema.Remove(keyword.Name);
        schema.Remove("anyOf");
        schema["allOf"] = new JArray(fields, new JObject { ["anyOf"] = choice });
    }

    private static IEnumerable<JObject> Parts(JObject schema) => schema.Properties().SelectMany(keyword => keyword.Name switch
    {
        "properties" => keyword.Value.Children<JProperty>().Select(each => (JObject)each.Value),
        "anyOf" or "allOf" => keyword.Value.Children<JObject>(),
        "items" => [(JObject)keyword.Value],
        _ => [],
    });

    private static IEnumerable<string?> Names(JToken type) => type is JArray several ? several.Values<string>() : [(string?)type];
}
