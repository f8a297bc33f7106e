using Insight.Schemas.Generator.Contracts;
using NJsonSchema;

namespace Insight.Schemas.Generator.Writing;

/// <summary>A string's schema: free text, perhaps of a length, a format, or a list of values.</summary>
internal sealed class TextSchema(bool hasTexts)
{
    public void Describe(JsonSchemaProperty property, TextField field)
    {
        var mayBeEmpty = field.Requirement is not { Unless: null };
        var mayBeBlank = mayBeEmpty || !hasTexts;
        property.Type = mayBeEmpty ? JsonObjectType.Null | JsonObjectType.String : JsonObjectType.String;
        if (field.Requirement?.Unless is { } alternative)
            property.ExtensionData![Keywords.Unless] = alternative;

        switch (field.Rule)
        {
            case null:
                property.Pattern = mayBeBlank ? TextPatterns.OptionalText : TextPatterns.RequiredText;
                break;
            case TextLength length:
                property.Pattern = mayBeBlank ? TextPatterns.OfLength(length) : TextPatterns.RequiredOfLength(length);
                AddBounds(property, length);
                AddText(property, $"must have {length} characters.");
                break;
            case FormatRule { Format: var format }:
                property.Pattern = mayBeEmpty ? format.OptionalPattern : format.Pattern;
                property.ExtensionData![Keywords.Format] = format.Name;
                AddText(property, $"is invalid. Format: {format.Name}.");
                break;
            case AcceptedValues accepted:
                AddValues(property, accepted, mayBeEmpty);
                AddText(property, $"is not an accepted {field.Name}. See {accepted.Heading}.");
                break;
            default:
                throw new NotSupportedException($"No schema is known for a {field.Rule.GetType().Name}.");
        }
    }

    private void AddText(JsonSchemaProperty property, string text)
    {
        if (hasTexts)
            property.ExtensionData![Keywords.Invalid] = text;
    }

    private static void AddBounds(JsonSchemaProperty property, TextLength length)
    {
        if (length.Minimum > 0)
            property.ExtensionData![Keywords.MinLength] = length.Minimum;

        property.ExtensionData![Keywords.MaxLength] = length.Maximum;
    }

    private static void AddValues(JsonSchemaProperty property, AcceptedValues accepted, bool mayBeEmpty)
    {
        property.ExtensionData![Keywords.Reference] = accepted.Heading;
        property.ExtensionData![Keywords.Meanings] = accepted.Values.ToDictionary(value => value.Value, value => value.Meaning);
        foreach (var value in accepted.Values)
            property.Enumeration.Add(value.Value);

        // "enum" speaks of every type, so it must name what an optional field may hold beside the values.
        if (mayBeEmpty)
        {
            property.Enumeration.Add(string.Empty);
            property.Enumeration.Add(null);
        }
    }
}
