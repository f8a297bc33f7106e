using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Insight.Schemas.Generator.Writing;

/// <summary>Prints a schema in the words of JSON Schema 2020-12.</summary>
/// <remarks>
/// NJsonSchema prints draft 4. For the keywords used here the drafts differ in two names only: <c>$schema</c>'s address,
/// and <c>definitions</c>, which is <c>$defs</c> now.
/// </remarks>
internal static class Draft202012
{
    private const string Address = "https://json-schema.org/draft/2020-12/schema";
    private const string OldReference = "#/definitions/";
    private const string NewReference = "#/$defs/";

    /// <summary>The schema as a document of its own.</summary>
    public static string Print(JsonSchema schema) => JsonText.Print(Root(schema));

    /// <summary>The schema as JSON.</summary>
    public static JObject Root(JsonSchema schema)
    {
        var root = Schema(JObject.Parse(schema.ToJson()));
        root["$schema"] = Address;
        return root;
    }

    private static JObject Schema(JToken schema) =>
        new(schema.Children<JProperty>().Select(Keyword).OrderBy(keyword => KeywordOrder.Of(keyword.Name)));

    // Follows the schema's structure, and not every name in it: a payload's field may be called "definitions", or "type".
    private static JProperty Keyword(JProperty keyword) => keyword.Name switch
    {
        "definitions" => new("$defs", Named(keyword.Value)),
        "properties" => new(keyword.Name, Named(keyword.Value)),
        "anyOf" or "allOf" => new(keyword.Name, new JArray(keyword.Value.Select(Schema))),
        "not" or "items" => new(keyword.Name, Schema(keyword.Value)),
        "$ref" => new(keyword.Name, ((string)keyword.Value!).Replace(OldReference, NewReference, StringComparison.Ordinal)),
        _ => keyword,
    };

    private static JObject Named(JToken schemas) =>
        new(schemas.Children<JProperty>().Select(schema => new JProperty(schema.Name, Schema(schema.Value))));
}
