using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Bodies with an array of entries.</summary>
internal static class Batches
{
    public static JsonObject Of(IEnumerable<JsonNode?> entries) =>
        new() { ["appointments"] = new JsonArray([.. entries.Select(entry => entry?.DeepClone())]) };
}
