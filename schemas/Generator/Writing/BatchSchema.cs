using Insight.Schemas.Generator.Contracts;
using NJsonSchema;

namespace Insight.Schemas.Generator.Writing;

/// <summary>The schema's root: the array of entries, or one entry alone.</summary>
internal static class BatchSchema
{
    private const string EntryDefinition = "entry";

    public static JsonSchema Create(Contract contract)
    {
        var entry = new JsonSchema { Type = JsonObjectType.Object };
        ObjectSchema.AddFields(entry, contract.Batch.Entry);

        var root = new JsonSchema
        {
            Title = contract.Title,
            Description = contract.Description,
            ExtensionData = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [Keywords.Contract] = contract.Name,
                [Keywords.Batch] = contract.Batch.Property,
            },
        };
        root.Definitions[EntryDefinition] = entry;
        root.AnyOf.Add(Several(contract.Batch, entry));
        root.AnyOf.Add(Alone(contract.Batch, entry));
        return root;
    }

    private static JsonSchema Several(Batch batch, JsonSchema entry)
    {
        var schema = new JsonSchema { Type = JsonObjectType.Object };
        schema.RequiredProperties.Add(batch.Property);
        schema.Properties[batch.Property] = new JsonSchemaProperty
        {
            Type = JsonObjectType.Array,
            Description = batch.Description,
            MinItems = batch.Entries.Minimum,
            MaxItems = batch.Entries.Maximum,
            Item = new JsonSchema { Reference = entry },
        };
        return schema;
    }

    // Without the "not", a broken array beside a good entry would pass: where both are there, the array counts.
    private static JsonSchema Alone(Batch batch, JsonSchema entry)
    {
        var array = new JsonSchema();
        array.RequiredProperties.Add(batch.Property);

        var schema = new JsonSchema();
        schema.AllOf.Add(new JsonSchema { Not = array });
        schema.AllOf.Add(new JsonSchema { Reference = entry });
        return schema;
    }
}
