using System.Text.Json;

namespace Insight.Load.Benchmarks;

/// <summary>Writes JSON text that means the same in another way.</summary>
/// <param name="comma">The comma, with its white space.</param>
/// <param name="colon">The colon, with its white space.</param>
internal sealed class JsonRewriter(string comma, string colon)
{
    /// <summary>White space inside the brackets.</summary>
    public string Padding { get; init; } = "";

    /// <summary>Whether texts have escapes: <c>\/</c> for each <c>/</c>, and <c>\u0065</c> for the first e.</summary>
    public bool Escapes { get; init; }

    /// <summary>Whether each object gets names that the documentation does not have.</summary>
    public bool Undocumented { get; init; }

    /// <summary>Puts an object's properties in another order.</summary>
    public Action<JsonProperty[]> Reorder { get; init; } = _ => { };

    /// <summary>Writes a value of objects and strings.</summary>
    public string Rewrite(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => "[" + Padding + string.Join(comma, value.EnumerateArray().Select(Rewrite)) + Padding + "]",
        JsonValueKind.String => Text(value.GetRawText()),
        _ => value.GetRawText(),
    };

    private string Object(JsonElement value)
    {
        JsonProperty[] properties = [.. value.EnumerateObject()];
        Reorder(properties);
        var members = properties.Select(property => "\"" + property.Name + "\"" + colon + Rewrite(property.Value));
        if (Undocumented)
            members = members.Prepend("\"x_source\"" + colon + "{ \"tags\" : [ 1 , -2.5e3 , true , null , \"caf\\u00e9\" ] }").Append("\"x_flag\"" + colon + "false");
        return "{" + Padding + string.Join(comma, members) + Padding + "}";
    }

    private string Text(string raw)
    {
        if (!Escapes)
            return raw;
        var e = raw.IndexOf('e', StringComparison.Ordinal);
        var escaped = e < 0 ? raw : string.Concat(raw.AsSpan(0, e), "\\u0065", raw.AsSpan(e + 1));
        return escaped.Replace("/", "\\/", StringComparison.Ordinal);
    }
}
