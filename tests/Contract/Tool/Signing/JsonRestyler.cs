using System.Globalization;
using System.Text;
using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Contract.Signing;

/// <summary>Writes a JSON document again as a serialiser would that has read it. Unless the style says otherwise, numbers stay as they are written.</summary>
internal sealed class JsonRestyler
{
    private readonly JsonStyle _style;
    private readonly StringBuilder _text = new();

    private JsonRestyler(JsonStyle style) => _style = style;

    /// <summary>Writes it again.</summary>
    /// <param name="document">The document.</param>
    /// <param name="style">How.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(JsonElement document, JsonStyle style)
    {
        var writer = new JsonRestyler(style);
        writer.Write(document, level: 0);
        return Encoding.UTF8.GetBytes(writer._text.ToString());
    }

    /// <summary>Writes a string alone.</summary>
    /// <returns>UTF-8, with the quotes.</returns>
    public static byte[] WriteString(string value, JsonEscapes escapes)
    {
        var writer = new JsonRestyler(new JsonStyle(",", ":", Indent: null, escapes, Sorted: false));
        writer.WriteString(value);
        return Encoding.UTF8.GetBytes(writer._text.ToString());
    }

    /// <summary>Reads a document.</summary>
    /// <returns>Null where it is no JSON.</returns>
    public static JsonDocument? TryParse(byte[] body) =>
        JsonFault.Find(body) is null ? JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = JsonFault.MaxDepth }) : null;

    private void Write(JsonElement value, int level)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value.EnumerateObject().Select(member => (member.Name, member.Value));
                if (_style.Sorted)
                    members = members.OrderBy(member => member.Name, StringComparer.Ordinal);
                WriteAll('{', '}', [.. members], level, member =>
                {
                    WriteString(member.Name);
                    _text.Append(_style.Colon);
                    Write(member.Value, level + 1);
                });
                break;
            case JsonValueKind.Array:
                WriteAll('[', ']', [.. value.EnumerateArray()], level, item => Write(item, level + 1));
                break;
            case JsonValueKind.String:
                WriteString(value.GetString()!);
                break;
            case JsonValueKind.Number when _style.Numbers == JsonNumbers.Python:
                _text.Append(PythonNumber.Of(value.GetRawText()));
                break;
            case JsonValueKind.Number when _style.Numbers == JsonNumbers.JavaScript && value.TryGetDouble(out var number) && double.IsFinite(number):
                _text.Append(JavaScriptNumber.Of(number));
                break;
            default:
                _text.Append(value.GetRawText());
                break;
        }
    }

    private void WriteAll<T>(char open, char close, IReadOnlyList<T> items, int level, Action<T> write)
    {
        _text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                _text.Append(_style.Indent is null ? _style.Comma : ",");
            BreakLine(level + 1);
            write(items[i]);
        }

        if (items.Count > 0)
            BreakLine(level);
        _text.Append(close);
    }

    private void BreakLine(int level)
    {
        if (_style.Indent is not { } indent)
            return;
        _text.Append('\n');
        for (var i = 0; i < level; i++)
            _text.Append(indent);
    }

    private void WriteString(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            if (ShortEscape(c) is { } escaped)
                _text.Append(escaped);
            else if (c < ' ' || IsEscaped(c))
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(_style.Escapes == JsonEscapes.DotNet ? ((int)c).ToString("X4", CultureInfo.InvariantCulture) : ((int)c).ToString("x4", CultureInfo.InvariantCulture))}");
            else
                _text.Append(c);
        }

        _text.Append('"');
    }

    private string? ShortEscape(char c) => c switch
    {
        '"' => _style.Escapes == JsonEscapes.DotNet ? null : "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        '/' when _style.Escapes is JsonEscapes.Slash or JsonEscapes.NotAsciiAndSlash => "\\/",
        _ => null,
    };

    private bool IsEscaped(char c) => _style.Escapes switch
    {
        JsonEscapes.NotAscii or JsonEscapes.NotAsciiAndSlash => c > '~',
        JsonEscapes.Html => c is '<' or '>' or '&' or '\u2028' or '\u2029',
        JsonEscapes.DotNet => c is '<' or '>' or '&' or '\'' or '"' or '+' or '`' or > '~',
        _ => false,
    };
}
