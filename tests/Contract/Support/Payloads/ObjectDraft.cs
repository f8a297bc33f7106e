using System.Text.Json.Nodes;
using Bogus;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>An object in the making. Its properties end in random order, as those of most senders' maps do.</summary>
internal sealed class ObjectDraft(Faker faker)
{
    private readonly List<KeyValuePair<string, JsonNode?>> _properties = [];

    public ObjectDraft Required(string name, JsonNode value) => Add(name, value);

    /// <summary>Adds a property that may as well be absent, null or, where it is a text, empty.</summary>
    public ObjectDraft Optional(string name, Func<JsonNode> value)
    {
        switch (faker.Random.Int(0, 7))
        {
            case 0:
                return this;
            case 1:
                return Add(name, null);
            case 2 when value() is JsonValue:
                return Add(name, "");
            default:
                return Add(name, value());
        }
    }

    public JsonObject Shuffled()
    {
        if (faker.Random.Bool(0.2f))
            Add(UnknownProperties.Name(faker), UnknownProperties.Value(faker, depth: 3));
        return new JsonObject(faker.Random.Shuffle(_properties));
    }

    private ObjectDraft Add(string name, JsonNode? value)
    {
        _properties.Add(new(name, value));
        return this;
    }
}
