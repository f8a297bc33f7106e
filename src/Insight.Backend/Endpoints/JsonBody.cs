using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Insight.Backend.Endpoints;

/// <summary>What every reader of a body does.</summary>
internal static class JsonBody
{
    /// <summary>The place of what holds everything else.</summary>
    public const string TopLevel = "top level";

    /// <summary>Parses a body.</summary>
    /// <param name="body">The caller's JSON.</param>
    /// <param name="document">The parsed body, which refers into it.</param>
    /// <param name="refusal">Otherwise the place and the rule that it breaks; never a value.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> body, [NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out string? refusal)
    {
        document = null;
        if (!IsUtf8(body, out refusal)) return false;
        try
        {
            document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException invalid)
        {
            refusal = Refusal(invalid);
            return false;
        }
    }

    /// <summary>Whether a body is UTF-8. The stock readers do not look at bytes in strings that nobody decodes.</summary>
    public static bool IsUtf8(ReadOnlyMemory<byte> body, [NotNullWhen(false)] out string? refusal)
    {
        refusal = Utf8.IsValid(body.Span) ? null : "body: must be UTF-8.";
        return refusal is null;
    }

    /// <summary>Where a body stops to be JSON.</summary>
    public static string Refusal(JsonException invalid) =>
        $"body: must be JSON; it is not at line {invalid.LineNumber + 1}, column {invalid.BytePositionInLine + 1}.";

    /// <summary>Whether a property's name spells a text.</summary>
    public static bool IsName(in Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        if (!json.ValueIsEscaped) return json.ValueSpan.SequenceEqual(name);
        try
        {
            return json.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false; // an escape that spells half a surrogate pair
        }
    }

    /// <summary>The text that a value spells, if it is a string, and one that is text.</summary>
    public static string? TextOrNull(in Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String) return null;
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // an escape that spells half a surrogate pair: no text that could be a key
        }
    }

    /// <summary>The bytes of a body that are an element of it.</summary>
    public static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> body, JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        body.Span.Overlaps(raw, out var offset);
        return body.Slice(offset, raw.Length);
    }

    /// <summary>The text that an element spells.</summary>
    /// <returns>Whether it is a string, and one that is text.</returns>
    public static bool TryGetText(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (element.ValueKind != JsonValueKind.String) return false;
        try
        {
            text = element.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape that spells half a surrogate pair: no text that could be a key.
        }

        return text is not null;
    }
}
