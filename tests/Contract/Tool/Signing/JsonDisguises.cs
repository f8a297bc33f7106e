using System.Text;
using System.Text.Json;

namespace Insight.Contract.Signing;

/// <summary>What is made of JSON, and may have been signed, that is not this JSON itself: a JSON string that holds it, a form that does, Python's text of its object, one entry of a batch without the batch.</summary>
internal static class JsonDisguises
{
    private const string SignJson = "Serialise once, sign those bytes, and send those bytes.";

    private static readonly Cause Python = new("body.python-text", $"The text that Python's str() makes of a dict (single quotes, True, False, None) was signed in place of the JSON of json.dumps. {SignJson}");
    private static readonly Cause Twice = new("body.json-twice", $"The JSON was encoded twice: a JSON string that holds the JSON was signed. {SignJson}");
    private static readonly Cause Form = new("body.form-encoded", $"The JSON was signed as a form's value: payload= and the JSON in percent-encoding. {SignJson}");
    private static readonly Cause FormValue = new("body.form-encoded", $"The JSON was signed in percent-encoding, as in a form or an address. {SignJson}");

    private static readonly Cause EntryAlone = new("body.entry-alone", $"The entry alone was signed, and the batch that holds it was sent. {SignJson}");
    private static readonly Cause InBatch = new("body.entry-in-batch", $"A batch that holds the body, {{\"appointments\":[…]}}, was signed, and its entry alone was sent. {SignJson}");

    private static readonly JsonStyle Compact = new(",", ":", Indent: null, JsonEscapes.None, Sorted: false);

    // A serialiser that is given a text makes a string of it, and escapes in it what it does elsewhere.
    private static readonly JsonEscapes[] Quotings = [JsonEscapes.None, JsonEscapes.NotAscii, JsonEscapes.NotAsciiAndSlash, JsonEscapes.Slash, JsonEscapes.Html, JsonEscapes.DotNet];

    /// <summary>All of them, made while they are asked for.</summary>
    /// <param name="body">The JSON, as it was sent.</param>
    /// <param name="document">The same, read.</param>
    public static IEnumerable<(Cause Cause, byte[] Body)> Of(byte[] body, JsonElement document)
    {
        yield return (Python, PythonText.Of(document));
        if (OnlyEntry(document) is { } entry)
            yield return (EntryAlone, Encoding.UTF8.GetBytes(entry.GetRawText()));
        if (document.ValueKind == JsonValueKind.Object)
        {
            var alone = document.GetRawText();
            yield return (InBatch, Encoding.UTF8.GetBytes($$"""{"appointments":[{{alone}}]}"""));
            yield return (InBatch, Encoding.UTF8.GetBytes($$"""{"appointments": [{{alone}}]}"""));
        }

        foreach (var json in Spellings(body, document))
        {
            foreach (var escapes in Quotings)
                yield return (Twice, JsonRestyler.WriteString(json, escapes));
            foreach (var encoding in PercentEncoding.All)
            {
                var encoded = encoding.Encode(json);
                yield return (FormValue, encoded);
                yield return (Form, [.. "payload="u8, .. encoded]);
            }
        }
    }

    private static JsonElement? OnlyEntry(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object && document.EnumerateObject().ToArray() is [{ Name: "appointments", Value: { ValueKind: JsonValueKind.Array } entries }]
        && entries.GetArrayLength() == 1 ? entries[0] : null;

    // As it was sent, and as JavaScript and Python write it who serialise once more.
    private static HashSet<string> Spellings(byte[] body, JsonElement document) => new(StringComparer.Ordinal)
    {
        Encoding.UTF8.GetString(body),
        Encoding.UTF8.GetString(JsonRestyler.Write(document, Compact)),
        Encoding.UTF8.GetString(JsonRestyler.Write(document, Compact with { Comma = ", ", Colon = ": ", Escapes = JsonEscapes.NotAscii })),
    };
}
