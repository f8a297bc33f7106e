using Insight.Schemas.Generator.Contracts;
using NJsonSchema;

namespace Insight.Schemas.Generator.Writing;

/// <summary>An object's schema: its fields in their order, and which of them it needs.</summary>
internal sealed class ObjectSchema(bool hasTexts)
{
    private readonly TextSchema _texts = new(hasTexts);

    public void AddFields(JsonSchema schema, IReadOnlyList<Field> fields)
    {
        foreach (var field in fields)
        {
            schema.Properties[field.Name] = Property(field, order: schema.Properties.Count + 1);
            if (field.Requirement is { Unless: null })
                schema.RequiredProperties.Add(field.Name);
        }

        AlternativeSchema.AddTo(schema, fields);
    }

    private JsonSchemaProperty Property(Field field, int order)
    {
        var property = new JsonSchemaProperty
        {
            Description = field.Description,
            ExtensionData = new Dictionary<string, object?>(StringComparer.Ordinal) { [Keywords.Order] = order },
        };
        if (field.Requirement?.TextWhenMissing is { } text)
            property.ExtensionData[Keywords.Missing] = text;

        switch (field)
        {
            case TextField textField:
                _texts.Describe(property, textField);
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
