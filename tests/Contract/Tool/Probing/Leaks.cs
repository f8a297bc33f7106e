using System.Text.Json;
using Insight.Contract.Probing.Wire;

namespace Insight.Contract.Probing;

/// <summary>Values of a payload that an answer repeats, though it must not: they are patient data.</summary>
internal static class Leaks
{
    // Shorter ones occur by chance.
    private const int Shortest = 5;

    /// <summary>Finds them.</summary>
    public static void Find(List<Finding> findings, WireRequest sent, Expectation expected, WireAnswer answer)
    {
        var everything = string.Join('\n', answer.Headers.Where(header => header.Key != "X-Request-Id").Select(header => header.Value).Append(answer.Text));
        var leaked = Values(sent.Body)
            .Where(value => value.Length >= Shortest && everything.Contains(value, StringComparison.Ordinal) && !expected.Text.Contains(value, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (leaked.Length > 0)
            findings.Add(new(Finding.Leak, "no value of the payload", string.Join(", ", leaked)));
    }

    private static List<string> Values(byte[] body)
    {
        var texts = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(body);
            Collect(document.RootElement, texts);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It is no JSON, or has an escape that is no character: what came before it counts.
        }

        return texts;
    }

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
