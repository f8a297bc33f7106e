using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Insight.Contract.Signing;

/// <summary>The text that Python's <c>str()</c> makes of what <c>json.loads</c> has read.</summary>
internal sealed class PythonText
{
    private readonly StringBuilder _text = new();

    private PythonText()
    {
    }

    /// <summary>Writes it.</summary>
    /// <returns>UTF-8.</returns>
    public static byte[] Of(JsonElement document)
    {
        var writer = new PythonText();
        writer.Write(document);
        return Encoding.UTF8.GetBytes(writer._text.ToString());
    }

    /// <summary>The same of bytes: <c>b'…'</c>.</summary>
    public static byte[] OfBytes(byte[] bytes)
    {
        var quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        var text = new StringBuilder(bytes.Length + 16).Append('b').Append(quote);
        foreach (var each in bytes)
        {
            if (each == quote || each == '\\')
                text.Append('\\').Append((char)each);
            else if (each is >= 0x20 and < 0x7F)
                text.Append((char)each);
            else
                text.Append(Escaped(each));
        }

        return Encoding.ASCII.GetBytes(text.Append(quote).ToString());
    }

    private void Write(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll('{', '}', Members(value), member =>
                {
                    WriteString(member.Key);
                    _text.Append(": ");
                    Write(member.Value);
                });
                break;
            case JsonValueKind.Array:
                WriteAll('[', ']', value.EnumerateArray(), Write);
                break;
            case JsonValueKind.String:
                WriteString(value.GetString()!);
                break;
            case JsonValueKind.Number:
                _text.Append(PythonNumber.Of(value.GetRawText()));
                break;
            default:
                _text.Append(value.ValueKind switch { JsonValueKind.True => "True", JsonValueKind.False => "False", _ => "None" });
                break;
        }
    }

    // A name that is repeated keeps its first place, and its last value.
    private static OrderedDictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
            members[member.Name] = member.Value;
        return members;
    }

    private void WriteAll<T>(char open, char close, IEnumerable<T> items, Action<T> write)
    {
        _text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                _text.Append(", ");
            isFirst = false;
            write(item);
        }

        _text.Append(close);
    }

    private void WriteString(string value)
    {
        var quote = value.Contains('\'', StringComparison.Ordinal) && !value.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        _text.Append(quote);
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value == quote || rune.Value == '\\')
                _text.Append('\\').Append((char)rune.Value);
            else if (rune.Value == ' ' || IsPrintable(rune))
                _text.Append(rune.ToString());
            else
                _text.Append(Escaped(rune.Value));
        }

        _text.Append(quote);
    }

    private static string Escaped(int rune) => rune switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{rune:x2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{rune:x4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune:x8}"),
    };

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
