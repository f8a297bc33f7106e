using System.Text;
using System.Text.Json;
using Insight.Load.Requests;

namespace Insight.Load.Benchmarks;

/// <summary>Bodies of the documentation's example entry, in each form that a sender may give them.</summary>
internal static class BenchmarkBody
{
    private static readonly JsonSerializerOptions LineAProperty = new() { WriteIndented = true };

    /// <summary>A batch with nothing wrong.</summary>
    public static byte[] Of(BodyForm form, int entries)
    {
        var plain = SampleBatch.Of(entries);
        if (form == BodyForm.Plain)
            return plain;
        using var document = JsonDocument.Parse(plain);
        return form switch
        {
            BodyForm.Spaced => Encoding.UTF8.GetBytes(new JsonRewriter(", ", ": ").Rewrite(document.RootElement)),
            BodyForm.Indented => JsonSerializer.SerializeToUtf8Bytes(document, LineAProperty),
            BodyForm.Irregular => Irregular(document, Array.Reverse),
            BodyForm.Shuffled => Irregular(document, new Random(20261122).Shuffle),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, message: null),
        };
    }

    /// <summary>A plain batch of which the first entry of each ten lacks the patient's id.</summary>
    public static byte[] WithEveryTenthBroken(int entries)
    {
        using var document = JsonDocument.Parse(SampleBatch.Of(entries));
        using var broken = JsonDocument.Parse(SampleBatch.Broken(entries));
        var (clean, flawed) = (EntriesOf(document), EntriesOf(broken));
        return Encoding.UTF8.GetBytes(
            "{\"appointments\":[" + string.Join(',', Enumerable.Range(0, entries).Select(i => i % 10 == 0 ? flawed[i] : clean[i])) + "]}");
    }

    private static string[] EntriesOf(JsonDocument document) =>
        [.. document.RootElement.GetProperty("appointments").EnumerateArray().Select(entry => entry.GetRawText())];

    private static byte[] Irregular(JsonDocument document, Action<JsonProperty[]> reorder)
    {
        var rewriter = new JsonRewriter("\n , ", " : ") { Padding = " ", Escapes = true, Undocumented = true, Reorder = reorder };
        var entries = document.RootElement.GetProperty("appointments").EnumerateArray().Select(rewriter.Rewrite);
        return Encoding.UTF8.GetBytes("{ \"appointments\" : [ " + string.Join("\n , ", entries) + " ] }");
    }
}
