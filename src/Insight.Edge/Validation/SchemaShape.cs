using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insight.Edge.Validation;

/// <summary>
/// Checks that a schema has the generated shape and no keyword beyond it. This is done on the plain JSON: a library's object model
/// may drop a keyword that it does not know, and what is dropped is not enforced.
/// </summary>
internal static class SchemaShape
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly string[] RootKeywords = ["$schema", "title", "description", SchemaKeywords.Contract];

    private static readonly string[] BatchKeywords = [.. RootKeywords, "anyOf", "$defs", SchemaKeywords.Batch];

    private static readonly string[] SingleKeywords = [.. RootKeywords, "type", "required", "properties"];

    private static readonly string[] ObjectKeywords =
        ["type", "description", "required", "properties", "anyOf", SchemaKeywords.Order, SchemaKeywords.Missing];

    private static readonly string[] TextKeywords =
    [
        "type", "description", "pattern", "enum", SchemaKeywords.Order, SchemaKeywords.Missing, SchemaKeywords.Invalid, SchemaKeywords.Reference, SchemaKeywords.Meanings,
        SchemaKeywords.Format, SchemaKeywords.Unless, SchemaKeywords.MinLength, SchemaKeywords.MaxLength,
    ];

    /// <summary>Adds an error for everything that does not belong.</summary>
    public static void Check(string contract, JsonNode? schema, SchemaErrors errors)
    {
        if (schema is not JsonObject root)
        {
            errors.Add("", "must be an object.");
            return;
        }

        Expect(root["$schema"], Dialect, "/$schema", errors);
        Expect(root[SchemaKeywords.Contract], contract, "/" + SchemaKeywords.Contract, errors);
        if (root[SchemaKeywords.Batch] is JsonValue batchName && batchName.TryGetValue<string>(out var batch))
            CheckBatch(root, batch, errors);
        else
            CheckSingle(root, errors);
    }

    private static void CheckBatch(JsonObject root, string batch, SchemaErrors errors)
    {
        AllowOnly(root, "", BatchKeywords, errors);
        var limits = ((root["anyOf"] as JsonArray)?.FirstOrDefault() as JsonObject)?["properties"]?[batch] as JsonObject;
        Expect(root["anyOf"], Forms(batch, limits), "/anyOf", errors);
        if (root["$defs"] is JsonObject { Count: 1 } defs && defs["entry"] is JsonObject entry)
        {
            Expect(entry["type"], "object", "/$defs/entry/type", errors);
            CheckObject(entry, "/$defs/entry", mayHoldObjects: true, errors);
        }
        else
        {
            errors.Add("/$defs", "must hold one definition, 'entry'.");
        }
    }

    private static void CheckSingle(JsonObject root, SchemaErrors errors)
    {
        AllowOnly(root, "", SingleKeywords, errors);
        Expect(root["type"], "object", "/type", errors);
        CheckMembers(root, "", mayHoldObjects: true, errors);
    }

    // A batch, or without the batch property one entry. Only description and limits of the array are free.
    private static JsonArray Forms(string batch, JsonObject? limits)
    {
        var array = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/$defs/entry" } };
        foreach (var keyword in new[] { "description", "minItems", "maxItems" })
        {
            if (limits?[keyword] is { } value)
                array[keyword] = value.DeepClone();
        }

        return
        [
            new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray(batch),
                ["properties"] = new JsonObject { [batch] = array },
            },
            new JsonObject
            {
                ["allOf"] = new JsonArray(
                    new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray(batch) } },
                    new JsonObject { ["$ref"] = "#/$defs/entry" }),
            },
        ];
    }

    private static void CheckObject(JsonObject schema, string pointer, bool mayHoldObjects, SchemaErrors errors)
    {
        AllowOnly(schema, pointer, ObjectKeywords, errors);
        CheckMembers(schema, pointer, mayHoldObjects, errors);
    }

    private static void CheckMembers(JsonObject schema, string pointer, bool mayHoldObjects, SchemaErrors errors)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            errors.Add(pointer, "properties is missing.");
            return;
        }

        if (schema["required"] is not (null or JsonArray))
            errors.Add($"{pointer}/required", "must be an array.");
        foreach (var name in schema["required"] as JsonArray ?? [])
        {
            if (name is not JsonValue value || !value.TryGetValue<string>(out var text) || !properties.ContainsKey(text))
                errors.Add($"{pointer}/required", "must name documented properties only.");
        }

        foreach (var (name, member) in properties)
        {
            var memberPointer = $"{pointer}/properties/{name}";
            if ((member as JsonObject)?[SchemaKeywords.Order]?.GetValueKind() != JsonValueKind.Number)
                errors.Add($"{memberPointer}/{SchemaKeywords.Order}", "must be a number.");
            switch (TypeOf(member))
            {
                case "string":
                    AllowOnly((JsonObject)member!, memberPointer, TextKeywords, errors);
                    CheckValues((JsonObject)member!, memberPointer, errors);
                    break;
                case "object" when mayHoldObjects:
                    CheckObject((JsonObject)member!, memberPointer, mayHoldObjects: false, errors);
                    break;
                default:
                    errors.Add(memberPointer, "type must be string, or in an entry object, alone or with null.");
                    break;
            }
        }

        var alternatives = properties.Select(member => (member.Value as JsonObject)?[SchemaKeywords.Unless]?.ToString()).OfType<string>().Distinct().ToArray();
        if (alternatives.Length > 1 || alternatives.Any(name => !properties.ContainsKey(name)))
            errors.Add(pointer, $"{SchemaKeywords.Unless} must name one property of the same object.");
        else
            Expect(schema["anyOf"], Alternatives(properties), $"{pointer}/anyOf", errors);
    }

    // A list of values has a heading, and says what each value means.
    private static void CheckValues(JsonObject text, string pointer, SchemaErrors errors)
    {
        if (text["enum"] is not JsonArray values)
        {
            foreach (var keyword in new[] { "enum", SchemaKeywords.Reference, SchemaKeywords.Meanings }.Where(text.ContainsKey))
                errors.Add($"{pointer}/{keyword}", keyword == "enum" ? "must be an array." : "must be absent where there is no enum.");
            return;
        }

        if (text[SchemaKeywords.Reference]?.GetValueKind() != JsonValueKind.String)
            errors.Add($"{pointer}/enum", $"must have its heading in {SchemaKeywords.Reference}, as a string.");
        var meanings = text[SchemaKeywords.Meanings] as JsonObject;
        var names = values.Where(value => value?.GetValueKind() == JsonValueKind.String).Select(value => (string)value!).Where(value => value.Length > 0);
        if (meanings is null || !meanings.Select(meaning => meaning.Key).ToHashSet(StringComparer.Ordinal).SetEquals(names))
            errors.Add($"{pointer}/{SchemaKeywords.Meanings}", "must have each value of the enum, and nothing else.");
        foreach (var (name, meaning) in meanings ?? [])
        {
            if (meaning?.GetValueKind() != JsonValueKind.String)
                errors.Add($"{pointer}/{SchemaKeywords.Meanings}/{name}", "must be a string.");
        }
    }

    // What x-unless says in plain keywords: these members filled, or the one that stands in for them.
    private static JsonArray? Alternatives(JsonObject properties)
    {
        var conditional = properties.Where(member => (member.Value as JsonObject)?[SchemaKeywords.Unless] is not null).ToArray();
        if (conditional.Length == 0)
            return null;
        return [Filled(conditional.Select(member => member.Key)), Filled([(string)conditional[0].Value![SchemaKeywords.Unless]!])];
    }

    private static JsonObject Filled(IEnumerable<string> names)
    {
        var (required, properties) = (new JsonArray(), new JsonObject());
        foreach (var name in names)
        {
            required.Add(name);
            properties[name] = new JsonObject { ["type"] = "string", ["pattern"] = TextPatterns.RequiredText };
        }

        return new JsonObject { ["required"] = required, ["properties"] = properties };
    }

    private static string? TypeOf(JsonNode? schema) => (schema as JsonObject)?["type"] switch
    {
        JsonValue type => type.ToString(),
        JsonArray { Count: 2 } types when types.Any(type => type?.ToString() == "null") =>
            types.FirstOrDefault(type => type?.ToString() != "null")?.ToString(),
        _ => null,
    };

    private static void AllowOnly(JsonObject schema, string pointer, string[] keywords, SchemaErrors errors)
    {
        foreach (var (keyword, value) in schema)
        {
            if (!keywords.Contains(keyword, StringComparer.Ordinal))
                errors.Add($"{pointer}/{keyword}", "the compiler does not know this keyword here.");
            else if (value is null)
                errors.Add($"{pointer}/{keyword}", "must not be null.");
        }
    }

    private static void Expect(JsonNode? actual, JsonNode? expected, string pointer, SchemaErrors errors)
    {
        if (!JsonNode.DeepEquals(actual, expected))
            errors.Add(pointer, $"must be {expected?.ToJsonString() ?? "absent"}.");
    }
}
