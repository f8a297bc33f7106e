using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Insight.Contract.Sending;

/// <summary>The strings and numbers in a payload: patient data, which no answer may repeat and no report does.</summary>
internal static class PayloadValues
{
    // Shorter ones occur by chance.
    private const int Shortest = 5;
    private const string Masked = "(a value of the payload)";

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("\"'{}[],:\r\n\t\0");

    // What is no JSON by the letter has values all the same.
    private static readonly JsonReaderOptions Lenient = new() { AllowMultipleValues = true, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = int.MaxValue };

    /// <summary>Finds them.</summary>
    /// <returns>Those that are long enough to be told from chance, each once. Of what is no JSON, from where it is none: whatever stands between quotes, brackets, colons and commas.</returns>
    public static IReadOnlyCollection<string> Of(byte[] payload)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        var json = payload.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? payload.AsSpan(Encoding.UTF8.Preamble.Length) : payload;
        var reader = new Utf8JsonReader(json, Lenient);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                    Add(values, TextOf(reader));
            }
        }
        catch (JsonException)
        {
            foreach (var piece in PiecesOf(json, (int)reader.BytesConsumed))
                Add(values, piece);
        }

        return values;
    }

    /// <summary>Takes them out of what is told of an answer, in capitals or not.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="expected">The answer that should have come: what is in it may be told.</param>
    public static IReadOnlyList<string> Mask(IReadOnlyList<string> lines, byte[] payload, byte[] expected)
    {
        var allowed = Encoding.UTF8.GetString(expected);
        string[] spellings =
        [
            .. Of(payload).Where(value => !allowed.Contains(value, StringComparison.Ordinal))
                .SelectMany(value => (string[])[value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)])
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(spelling => spelling.Length),
        ];
        if (spellings.Length == 0)
            return lines;
        var any = SearchValues.Create(spellings, StringComparison.OrdinalIgnoreCase);
        var byStart = spellings.ToLookup(spelling => spelling[..Shortest], StringComparer.OrdinalIgnoreCase);
        return [.. lines.Select(line => Without(line, any, byStart))];
    }

    // Of values that overlap, all that any of them covers.
    private static string Without(string line, SearchValues<string> any, ILookup<string, string> byStart)
    {
        var told = new StringBuilder();
        var end = 0;
        for (var at = line.AsSpan().IndexOfAny(any); at >= 0;)
        {
            if (at >= end)
                told.Append(line, end, at - end).Append(Masked);
            end = Math.Max(end, at + byStart[line.Substring(at, Shortest)].First(spelling => line.AsSpan(at).StartsWith(spelling, StringComparison.OrdinalIgnoreCase)).Length);
            var next = line.AsSpan(at + 1).IndexOfAny(any);
            at = next < 0 ? next : at + 1 + next;
        }

        return told.Append(line, end, line.Length - end).ToString();
    }

    private static void Add(HashSet<string> values, string value)
    {
        if (value.Length >= Shortest)
            values.Add(value);
    }

    private static string TextOf(Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan); // an escape that is no character, or bytes that are none
        }
    }

    private static List<string> PiecesOf(ReadOnlySpan<byte> json, int from)
    {
        var encoding = json.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode : json.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode : null;
        var text = encoding is null ? Encoding.UTF8.GetString(json[from..]) : encoding.GetString(json);
        var pieces = new List<string>();
        foreach (var piece in text.AsSpan().SplitAny(Delimiters))
            pieces.Add(text[piece].Trim());
        return pieces;
    }
}
