using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support;

/// <summary>An answer as it went over the wire.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers, with the content's.</param>
/// <param name="Text">Its body.</param>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonNode? Body => Text.Length == 0 ? null : JsonNode.Parse(Text);

    /// <summary>The texts of <c>errors</c>, or else of <c>warnings</c>; none where there is neither.</summary>
    public string[] Issues => [.. (Body?["errors"] ?? Body?["warnings"])?.AsArray().Select(text => (string)text!) ?? []];

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync());
}
