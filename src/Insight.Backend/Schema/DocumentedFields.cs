using System.Runtime.InteropServices;
using System.Text.Json;

namespace Insight.Backend.Schema;

/// <summary>
/// A contract's documented fields, in their documented order, as its generated schema lists them: the properties of a batch's
/// entry, or of the top level where there is no batch, each level ordered by <c>x-order</c>.
/// </summary>
internal sealed class DocumentedFields
{
    private readonly (JsonEncodedText Name, JsonEncodedText[]? Fields)[] _properties;

    private DocumentedFields((JsonEncodedText Name, JsonEncodedText[]? Fields)[] properties) => _properties = properties;

    /// <summary>Reads one of the schemas that the program carries.</summary>
    /// <param name="contract">One of <see cref="ContractNames"/>.</param>
    /// <exception cref="InvalidDataException">It is not there, or not of the generator's shape.</exception>
    public static DocumentedFields Load(string contract)
    {
        var resource = $"{contract}.schema.json";
        using var stream = typeof(DocumentedFields).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The program was built without {resource}.");
        try
        {
            using var schema = JsonDocument.Parse(stream);
            return Read(schema.RootElement);
        }
        catch (Exception shape) when (shape is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{resource} is not of the expected shape.", shape);
        }
    }

    /// <summary>Reads a generated schema.</summary>
    public static DocumentedFields Read(JsonElement schema) =>
        new([.. Ordered(schema.TryGetProperty("x-batch"u8, out _) ? schema.GetProperty("$defs"u8).GetProperty("entry"u8) : schema)
            .Select(property => (Encoded(property), IsObject(property.Value) ? Ordered(property.Value).Select(Encoded).ToArray() : null))]);

    /// <summary>Writes every documented field of an entry or event as properties of the current object, each value as it was received.</summary>
    public void WriteTo(Utf8JsonWriter json, JsonElement entry)
    {
        foreach (var (name, fields) in _properties)
        {
            json.WritePropertyName(name);
            if (fields is null)
            {
                WriteValue(json, entry, name);
                continue;
            }

            if (!entry.TryGetProperty(name.EncodedUtf8Bytes, out var value) || value.ValueKind != JsonValueKind.Object)
            {
                json.WriteNullValue();
                continue;
            }

            json.WriteStartObject();
            foreach (var field in fields)
            {
                json.WritePropertyName(field);
                WriteValue(json, value, field);
            }

            json.WriteEndObject();
        }
    }

    // Raw, so that a value reads as its sender wrote it, whatever its escapes.
    private static void WriteValue(Utf8JsonWriter json, JsonElement parent, JsonEncodedText name)
    {
        if (parent.TryGetProperty(name.EncodedUtf8Bytes, out var value))
            json.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
        else
            json.WriteNullValue();
    }

    private static IEnumerable<JsonProperty> Ordered(JsonElement level) =>
        level.GetProperty("properties"u8).EnumerateObject().OrderBy(property => property.Value.GetProperty("x-order"u8).GetInt32());

    private static JsonEncodedText Encoded(JsonProperty property) => JsonEncodedText.Encode(property.Name);

    private static bool IsObject(JsonElement property) =>
        property.TryGetProperty("type"u8, out var type)
        && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => one.ValueEquals("object"u8)) : type.ValueEquals("object"u8));
}
