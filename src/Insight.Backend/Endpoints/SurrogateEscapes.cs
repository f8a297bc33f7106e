using System.Text.Json;

namespace Insight.Backend.Endpoints;

/// <summary>Looks for escapes that spell half of a surrogate pair. They are JSON, and yet no text.</summary>
internal static class SurrogateEscapes
{
    /// <summary>Whether every name and string of a JSON text is text.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> json)
    {
        // Surrogates are D800 to DFFF: nearly no body has such an escape.
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0) return true;
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueIsEscaped) reader.GetString();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
