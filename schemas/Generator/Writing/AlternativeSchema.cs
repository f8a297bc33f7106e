using Insight.Schemas.Generator.Contracts;
using NJsonSchema;

namespace Insight.Schemas.Generator.Writing;

/// <summary>The choice between fields and the one that stands in for them: first and last name, or <c>name</c>.</summary>
internal static class AlternativeSchema
{
    public static void AddTo(JsonSchema schema, IReadOnlyList<Field> fields)
    {
        var replaceable = fields.Where(field => field.Requirement?.Unless is not null).ToList();
        if (replaceable.Count == 0)
            return;

        // The tables have been checked: all of an object's "unless" name the same property.
        schema.AnyOf.Add(NotBlank(replaceable.Select(field => field.Name)));
        schema.AnyOf.Add(NotBlank([replaceable[0].Requirement!.Unless!]));
    }

    private static JsonSchema NotBlank(IEnumerable<string> names)
    {
        var schema = new JsonSchema();
        foreach (var name in names)
        {
            schema.RequiredProperties.Add(name);
            schema.Properties[name] = new JsonSchemaProperty
            {
                Type = JsonObjectType.String,
                Pattern = TextPatterns.RequiredText,
            };
        }

        return schema;
    }
}
