using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Validation;

/// <summary>Every keyword of JSON Schema 2020-12, and of other dialects, at every object of the schema: refused where it is not enforced.</summary>
public class UnknownKeywordTests
{
    // https://json-schema.org/draft/2020-12/schema, with a value that would matter; then words of other drafts and of OpenAPI.
    public static TheoryData<string, string> Keywords => new()
    {
        { "$id", "\"https://example.com/schema\"" }, { "$schema", "\"http://json-schema.org/draft-07/schema#\"" }, { "$ref", "\"#/$defs/entry\"" },
        { "$anchor", "\"entry\"" }, { "$dynamicRef", "\"#entry\"" }, { "$dynamicAnchor", "\"entry\"" },
        { "$vocabulary", """{"https://example.com/vocabulary":true}""" }, { "$comment", "\"text\"" }, { "$defs", """{"other":{}}""" },
        { "prefixItems", "[{}]" }, { "items", "false" }, { "contains", "{}" }, { "additionalProperties", "false" }, { "properties", """{"x":false}""" },
        { "patternProperties", """{"^x":false}""" }, { "dependentSchemas", """{"x":false}""" }, { "propertyNames", """{"maxLength":1}""" },
        { "if", "{}" }, { "then", "false" }, { "else", "false" }, { "allOf", "[false]" }, { "anyOf", "[false]" }, { "oneOf", "[false]" },
        { "not", "{}" }, { "unevaluatedItems", "false" }, { "unevaluatedProperties", "false" }, { "type", "\"number\"" }, { "const", "1" },
        { "enum", "[1]" }, { "multipleOf", "2" }, { "maximum", "1" }, { "exclusiveMaximum", "1" }, { "minimum", "1" },
        { "exclusiveMinimum", "1" }, { "maxLength", "1" }, { "minLength", "1" }, { "pattern", "\"^x$\"" }, { "maxItems", "0" },
        { "minItems", "9" }, { "uniqueItems", "true" }, { "maxContains", "1" }, { "minContains", "1" }, { "maxProperties", "1" },
        { "minProperties", "9" }, { "required", "[\"x\"]" }, { "dependentRequired", """{"id":["x"]}""" }, { "default", "1" }, { "deprecated", "true" },
        { "readOnly", "true" }, { "writeOnly", "true" }, { "examples", "[1]" }, { "format", "\"date\"" },
        { "contentEncoding", "\"base64\"" }, { "contentMediaType", "\"text/plain\"" }, { "contentSchema", "false" },
        { "definitions", "{}" }, { "dependencies", """{"id":["x"]}""" }, { "id", "\"x\"" }, { "$recursiveRef", "\"#\"" }, { "$recursiveAnchor", "true" },
        { "additionalItems", "false" }, { "extends", "{}" }, { "disallow", "\"string\"" }, { "divisibleBy", "2" },
        { "nullable", "false" }, { "discriminator", """{"propertyName":"id"}""" }, { "x-nullable", "false" }, { "x-anything", "1" }, { "X-Order", "1" },
    };

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_keyword_where_it_was_not_is_refused_with_its_place(string keyword, string value)
    {
        var schema = SchemaEdit.Schema();
        foreach (var pointer in SchemaEdit.Objects(schema).ToArray())
        {
            var parent = SchemaEdit.At(schema, pointer).AsObject();
            if (parent.ContainsKey(keyword))
                continue;
            parent[keyword] = JsonNode.Parse(value);
            SchemaEdit.ErrorsOf(schema).ShouldContain(error => IsAt(error, $"{pointer}/{keyword}"), $"{pointer}/{keyword}");
            parent.Remove(keyword);
        }
    }

    // An error may name the place itself or one around it.
    private static bool IsAt(string error, string place) =>
        place.StartsWith(error[..error.IndexOf(": ", StringComparison.Ordinal)], StringComparison.Ordinal);
}
