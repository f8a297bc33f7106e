using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>How a sender's library writes JSON, the same throughout a body.</summary>
/// <param name="Comma">A comma with what stands around it.</param>
/// <param name="Colon">A colon with what stands around it.</param>
/// <param name="Indent">What each level is indented by; null where all is on one line.</param>
/// <param name="LineEnd">What ends a line.</param>
/// <param name="EscapesSlashes">Whether <c>/</c> is written <c>\/</c>.</param>
/// <param name="EscapesNonAscii">Whether all but ASCII is written as <c>\uXXXX</c>.</param>
internal sealed record JsonStyle(
    string Comma = ",", string Colon = ":", string? Indent = null, string LineEnd = "\n", bool EscapesSlashes = false, bool EscapesNonAscii = false)
{
    /// <summary>JavaScript, .NET, Python, PHP, and the pretty printers of these and others.</summary>
    public static readonly JsonStyle[] All =
    [
        new(),
        new(Comma: ", ", Colon: ": ", EscapesNonAscii: true),
        new(Comma: ", ", Colon: ": "),
        new(EscapesSlashes: true, EscapesNonAscii: true),
        new(Colon: ": ", Indent: "  "),
        new(Colon: ": ", Indent: "    ", LineEnd: "\r\n"),
        new(Colon: ": ", Indent: "    ", EscapesSlashes: true, EscapesNonAscii: true),
        new(Colon: " : ", Indent: "\t"),
        new(Comma: " , ", Colon: " : "),
        new(Comma: ", "),
        new(Colon: ": "),
    ];

    public string Write(JsonNode? node)
    {
        var json = new StringBuilder();
        WriteValue(json, node, depth: 0);
        return json.ToString();
    }

    private void WriteValue(StringBuilder json, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject properties:
                WriteList(json, '{', '}', properties, depth, property =>
                {
                    WriteText(json, Twice.Written(property.Key));
                    json.Append(Colon);
                    WriteValue(json, property.Value, depth + 1);
                });
                break;
            case JsonArray items:
                WriteList(json, '[', ']', items, depth, item => WriteValue(json, item, depth + 1));
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                WriteText(json, text);
                break;
            default:
                json.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private void WriteList<T>(StringBuilder json, char open, char close, IEnumerable<T> items, int depth, Action<T> write)
    {
        json.Append(open);
        var isEmpty = true;
        foreach (var item in items)
        {
            if (!isEmpty)
                json.Append(Comma);
            isEmpty = false;
            NewLine(json, depth + 1);
            write(item);
        }

        if (!isEmpty)
            NewLine(json, depth);
        json.Append(close);
    }

    private void NewLine(StringBuilder json, int depth)
    {
        if (Indent is null)
            return;
        json.Append(LineEnd);
        for (; depth > 0; depth--)
            json.Append(Indent);
    }

    private void WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var unit in text)
        {
            if (unit is '"' or '\\' || (unit == '/' && EscapesSlashes))
                json.Append('\\').Append(unit);
            else if (unit < ' ' || (unit > '~' && EscapesNonAscii))
                json.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(unit);
        }

        json.Append('"');
    }
}
