using Insight.Schemas.Generator.Contracts;
using NJsonSchema;

namespace Insight.Schemas.Generator.Writing;

/// <summary>The schema of a batch: the array of entries, or one entry alone.</summary>
internal sealed class BatchSchema(ObjectSchema objects)
{
    private const string EntryDefinition = "entry";

    public void AddTo(JsonSchema root, Batch batch)
    {
        var entry = new JsonSchema { Type = JsonObjectType.Object };
        objects.AddFields(entry, batch.Entry);

        root.ExtensionData![Keywords.Batch] = batch.Property;
        root.Definitions[EntryDefinition] = entry;
        root.AnyOf.Add(Several(batch, entry));
        root.AnyOf.Add(Alone(batch, entry));
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
