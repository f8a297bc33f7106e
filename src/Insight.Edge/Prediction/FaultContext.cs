using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Edge.Prediction;

/// <summary>What stands before the place where a body stops being JSON: what could have come there tells what is wrong with what did.</summary>
internal readonly ref struct FaultContext
{
    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    private FaultContext(ReadOnlySpan<byte> before)
    {
        var reader = new Utf8JsonReader(before, isFinalBlock: false, new JsonReaderState(JsonFault.ReaderOptions));
        var isObject = new bool[JsonFault.MaxDepth + 1];
        var opened = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                isObject[++opened] = reader.TokenType == JsonTokenType.StartObject;
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                opened--;
        }

        var last = reader.TokenType;
        var rest = before[(int)reader.BytesConsumed..].TrimStart(Blanks);
        IsBehindComma = rest.StartsWith(","u8);
        if (IsBehindComma)
            rest = rest[1..].TrimStart(Blanks);
        Depth = opened;
        Begun = rest;
        HasNothing = last == JsonTokenType.None;
        var isBegun = last is JsonTokenType.StartObject or JsonTokenType.StartArray || IsBehindComma;
        WantsName = opened > 0 && isObject[opened] && isBegun;
        WantsValue = HasNothing || last == JsonTokenType.PropertyName || (opened > 0 && !isObject[opened] && isBegun);
        if (!rest.StartsWith("\""u8))
            return;
        var end = EndOfString(rest);
        IsInString = end < 0;
        IsBehindName = end >= 0 && WantsName;
    }

    /// <summary>How many objects and arrays are open.</summary>
    public int Depth { get; }

    /// <summary>Whether there is nothing but white space.</summary>
    public bool HasNothing { get; }

    /// <summary>Whether a comma stands before it, with nothing behind.</summary>
    public bool IsBehindComma { get; }

    /// <summary>Whether a name could have begun.</summary>
    public bool WantsName { get; }

    /// <summary>Whether a value could have begun.</summary>
    public bool WantsValue { get; }

    /// <summary>Whether a string is open.</summary>
    public bool IsInString { get; }

    /// <summary>Whether a name stands before it, without its colon.</summary>
    public bool IsBehindName { get; }

    /// <summary>The beginning of what is not whole: a string with its quote, a number, a literal.</summary>
    public ReadOnlySpan<byte> Begun { get; }

    /// <summary>Whether the last character of an open string is a backslash that begins an escape.</summary>
    public bool IsBehindBackslash => IsInString && (Begun.Length - Begun.TrimEnd((byte)'\\').Length) % 2 == 1;

    /// <summary>Tells it.</summary>
    /// <param name="before">The body up to there: as far as it goes, it is JSON.</param>
    /// <exception cref="JsonException">It is not.</exception>
    public static FaultContext Of(ReadOnlySpan<byte> before) => new(before);

    // -1 where it has none.
    private static int EndOfString(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i;
        }

        return -1;
    }
}
