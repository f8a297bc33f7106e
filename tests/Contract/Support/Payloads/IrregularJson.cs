using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bogus;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Writes JSON with irregularities that change no meaning: white space between tokens, and escapes that are not needed.</summary>
/// <param name="seed">The seed.</param>
internal sealed class IrregularJson(int seed)
{
    private static readonly string[] Spaces = ["", "", "", " ", "\t", "\n", "\r\n", "   "];

    private readonly Randomizer _random = new(seed);

    public string Write(JsonNode? node)
    {
        var json = new StringBuilder();
        WriteValue(json, node);
        return json.ToString();
    }

    private void WriteValue(StringBuilder json, JsonNode? node)
    {
        Space(json);
        switch (node)
        {
            case JsonObject properties:
                WriteList(json, '{', '}', properties, property =>
                {
                    Space(json);
                    WriteText(json, Twice.Written(property.Key));
                    Space(json);
                    json.Append(':');
                    WriteValue(json, property.Value);
                });
                break;
            case JsonArray items:
                WriteList(json, '[', ']', items, item => WriteValue(json, item));
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                WriteText(json, text);
                break;
            default:
                json.Append(node?.ToJsonString() ?? "null");
                break;
        }

        Space(json);
    }

    private void WriteList<T>(StringBuilder json, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        json.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                json.Append(',');
            isFirst = false;
            write(item);
        }

        Space(json);
        json.Append(close);
    }

    // Most texts are written plainly; in the others any character may be escaped.
    private void WriteText(StringBuilder json, string text)
    {
        var escaping = _random.ArrayElement([0f, 0f, 0.2f, 1f]);
        json.Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            if (MustEscape(rune) || _random.Bool(escaping))
                WriteEscape(json, rune);
            else
                json.Append(rune);
        }

        json.Append('"');
    }

    private void WriteEscape(StringBuilder json, Rune rune)
    {
        const string Short = "\"\\/\b\f\n\r\t";
        var letter = rune.IsBmp ? Short.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
        if (letter >= 0 && _random.Bool())
        {
            json.Append('\\').Append("\"\\/bfnrt"[letter]);
            return;
        }

        var format = _random.Bool() ? "x4" : "X4";
        foreach (var unit in rune.ToString())
            json.Append("\\u").Append(((int)unit).ToString(format, CultureInfo.InvariantCulture));
    }

    private static bool MustEscape(Rune rune) => rune.Value is < 0x20 or '"' or '\\';

    private void Space(StringBuilder json) => json.Append(_random.ArrayElement(Spaces));
}
