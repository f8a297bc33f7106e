using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insight.Contract.Reporting;

/// <summary>One JSON document, written while the run goes on: <c>{"items": […], …}</c>.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="items">The name of its array, which comes first.</param>
internal sealed class JsonDocumentWriter(TextWriter output, string items)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    private bool _hasBegun;

    /// <summary>Writes an item of the array.</summary>
    public async Task AddAsync(JsonObject item)
    {
        await output.WriteAsync(_hasBegun ? ",\n" : $"{{\"{items}\": [\n");
        _hasBegun = true;
        await output.WriteAsync(item.ToJsonString(Options));
    }

    /// <summary>Ends the array, and the document with what follows it.</summary>
    public async Task EndAsync(params IEnumerable<(string Name, JsonNode Value)> rest)
    {
        await output.WriteAsync(_hasBegun ? "\n]" : $"{{\"{items}\": []");
        foreach (var (name, value) in rest)
            await output.WriteAsync($",\n\"{name}\": {value.ToJsonString(Options)}");
        await output.WriteAsync("}\n");
        await output.FlushAsync();
    }
}
