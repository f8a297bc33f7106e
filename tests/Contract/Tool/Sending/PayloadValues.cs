using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Insight.Contract.Sending;

/// <summary>The strings in a payload: patient data, which no answer may repeat and no report does.</summary>
internal static class PayloadValues
{
    // Shorter ones occur by chance.
    private const int Shortest = 5;
    private const string Masked = "(a value of the payload)";

    /// <summary>Finds them.</summary>
    /// <returns>Those that are long enough to be told from chance, each once, the longest first.</returns>
    public static string[] Of(byte[] payload)
    {
        var texts = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(payload);
            Collect(document.RootElement, texts);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It is no JSON, or has an escape that is no character: what came before it counts.
        }

        return [.. texts.Where(text => text.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)];
    }

    /// <summary>Takes them out of what is told of an answer.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="expected">The answer that should have come: what is in it may be told.</param>
    public static IReadOnlyList<string> Mask(IReadOnlyList<string> lines, byte[] payload, byte[] expected)
    {
        var allowed = Encoding.UTF8.GetString(expected);
        string[] values = [.. Of(payload).Where(value => !allowed.Contains(value, StringComparison.Ordinal))];
        return [.. lines.Select(line => values.Aggregate(line, Without))];
    }

    /// <summary>The beginning of an answer, as it may be told.</summary>
    /// <param name="answer">The answer's body.</param>
    /// <param name="longest">The most characters that are told.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="expected">The answer that should have come: what is in it may be told.</param>
    public static string Excerpt(byte[] answer, int longest, byte[] payload, byte[] expected)
    {
        // Of the whole, before it is cut: of a value that stands across the cut, its first part would be told.
        var text = Mask([Encoding.UTF8.GetString(answer)], payload, expected)[0];
        return text.Length <= longest ? text : $"{text[..longest]}…";
    }

    private static string Without(string line, string value) => line
        .Replace(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value), Masked, StringComparison.Ordinal)
        .Replace(value, Masked, StringComparison.Ordinal);

    private static void Collect(JsonElement element, List<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Collect(property.Value, texts);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, texts);
                break;
            case JsonValueKind.String:
                texts.Add(element.GetString()!);
                break;
            default:
                break;
        }
    }
}
