using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Writes JSON without white space and without an escape that is not needed.</summary>
internal static class PlainJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode? node) =>
        (node?.ToJsonString(Options) ?? "null").Replace(Twice.MarkBeforeQuote, "\"", StringComparison.Ordinal);
}
