using Insight.Schemas.Generator.Contracts;
using NJsonSchema;

namespace Insight.Schemas.Generator.Writing;

/// <summary>An object's schema: its fields in their order, and which of them it needs.</summary>
internal static class ObjectSchema
{
    public static void AddFields(JsonSchema schema, IReadOnlyList<Field> fields)
    {
        foreach (var field in fields)
        {
            schema.Properties[field.Name] = Property(field, order: schema.Properties.Count + 1);
            if (field.Requirement is { Unless: null })
                schema.RequiredProperties.Add(field.Name);
        }

        AlternativeSchema.AddTo(schema, fields);
    }

    private static JsonSchemaProperty Property(Field field, int order)
    {
        var property = new JsonSchemaProperty
        {
            Description = field.Description,
            ExtensionData = new Dictionary<string, object?>(StringComparer.Ordinal) { [Keywords.Order] = order },
        };
        if (field.Requirement is { } requirement)
            property.ExtensionData[Keywords.Missing] = requirement.TextWhenMissing;

        switch (field)
        {
            case TextField text:
                TextSchema.Describe(property, text);
                break;
            case ObjectField nested:
                property.Type = nested.Requirement is null ? JsonObjectType.Null | JsonObjectType.Object : JsonObjectType.Object;
                AddFields(property, nested.Fields);
                break;
            default:
                throw new NotSupportedException($"No schema is known for a {field.GetType().Name}.");
        }

        return property;
    }
}
