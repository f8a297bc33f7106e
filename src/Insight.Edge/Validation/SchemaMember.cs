using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insight.Edge.Validation;

/// <summary>One documented property of a schema whose shape was checked, or the schema itself.</summary>
/// <param name="name">Its name; empty for the schema itself.</param>
/// <param name="schema">What the schema says of it.</param>
/// <param name="isRequired">Whether it is in its object's list of those that must be there.</param>
/// <remarks>
/// Only what <see cref="SchemaShape"/> let pass is read: each keyword is known, and none of them is null.
/// </remarks>
internal sealed class SchemaMember(string name, JsonObject schema, bool isRequired)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether its object must have it.</summary>
    public bool IsRequired { get; } = isRequired;

    /// <summary>Whether it is an object, and not a text.</summary>
    public bool IsObject => HasType("object");

    /// <summary>Whether it may be a text.</summary>
    public bool IsText => HasType("string");

    /// <summary>Whether it may be null.</summary>
    public bool MayBeNull => HasType("null");

    /// <summary>The regular expression of its texts; null where there is none.</summary>
    public string? Pattern => schema["pattern"]?.ToString();

    /// <summary>The values that it may have; null where they are not listed.</summary>
    public JsonArray? Enumeration => schema["enum"] as JsonArray;

    /// <summary>Its place in its object; 0 where the schema has none.</summary>
    public int Order => NumberOf(SchemaKeywords.Order) ?? 0;

    /// <summary>What it holds, where it is an object, in the contract's order.</summary>
    public SchemaMember[] Members()
    {
        var required = (schema["required"] as JsonArray ?? []).Select(property => property!.ToString()).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. schema["properties"]!.AsObject()
                .Select(property => new SchemaMember(property.Key, property.Value!.AsObject(), required.Contains(property.Key)))
                .OrderBy(member => member.Order),
        ];
    }

    /// <summary>The text of a keyword.</summary>
    /// <returns>Null where the schema does not have the keyword, or something else there.</returns>
    public string? TextOf(string keyword) => schema[keyword] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The number of a keyword.</summary>
    /// <returns>Null where the schema does not have the keyword, or anything but a whole number from 0 on there.</returns>
    public int? NumberOf(string keyword) =>
        schema[keyword] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) && number >= 0
            ? number
            : null;

    private bool HasType(string type) => schema["type"] switch
    {
        JsonArray types => types.Any(one => one?.ToString() == type),
        { } one => one.ToString() == type,
        null => false,
    };
}
