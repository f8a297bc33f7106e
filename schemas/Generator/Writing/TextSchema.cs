using Insight.Schemas.Generator.Contracts;
using NJsonSchema;

namespace Insight.Schemas.Generator.Writing;

/// <summary>A string's schema: free text, a format, or a list of values.</summary>
internal static class TextSchema
{
    public static void Describe(JsonSchemaProperty property, TextField field)
    {
        var mayBeEmpty = field.Requirement is not { Unless: null };
        property.Type = mayBeEmpty ? JsonObjectType.Null | JsonObjectType.String : JsonObjectType.String;
        if (field.Requirement?.Unless is { } alternative)
            property.ExtensionData![Keywords.Unless] = alternative;

        switch (field.Rule)
        {
            case null:
                property.Pattern = mayBeEmpty ? TextPatterns.OptionalText : TextPatterns.RequiredText;
                break;
            case FormatRule { Format: var format }:
                property.Pattern = mayBeEmpty ? format.OptionalPattern : format.Pattern;
                property.ExtensionData![Keywords.Format] = format.Name;
                property.ExtensionData[Keywords.Invalid] = $"is invalid. Format: {format.Name}.";
                break;
            case AcceptedValues accepted:
                AddValues(property, accepted.Values, mayBeEmpty);
                property.ExtensionData![Keywords.Invalid] = $"is not an accepted {field.Name}. See {accepted.Heading}.";
                break;
            default:
                throw new NotSupportedException($"No schema is known for a {field.Rule.GetType().Name}.");
        }
    }

    private static void AddValues(JsonSchemaProperty property, IReadOnlyList<string> values, bool mayBeEmpty)
    {
        foreach (var value in values)
            property.Enumeration.Add(value);

        // "enum" speaks of every type, so it must name what an optional field may hold beside the values.
        if (mayBeEmpty)
        {
            property.Enumeration.Add(string.Empty);
            property.Enumeration.Add(null);
        }
    }
}
