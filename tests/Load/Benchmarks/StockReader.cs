using System.Text.Json;

namespace Insight.Load.Benchmarks;

/// <summary>The least that reading JSON costs with the framework.</summary>
internal static class StockReader
{
    /// <summary>Reads every token, and gives the bytes that were read.</summary>
    public static long Loop(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
        }

        return reader.BytesConsumed;
    }
}
