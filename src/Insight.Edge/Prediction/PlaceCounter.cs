using System.Text;

namespace Insight.Edge.Prediction;

/// <summary>Tells the lines and columns of offsets in a body, in one pass over it however many there are.</summary>
internal static class PlaceCounter
{
    /// <summary>Tells them.</summary>
    /// <param name="body">The body.</param>
    /// <param name="ranges">First byte and length of each place, in any order.</param>
    /// <returns>The places in the same order.</returns>
    public static TextPlace[] Count(ReadOnlySpan<byte> body, IReadOnlyList<(int Offset, int Length)> ranges)
    {
        var places = new TextPlace[ranges.Count];
        var (at, line, column) = (0, 1, 1);
        foreach (var index in Enumerable.Range(0, ranges.Count).OrderBy(index => ranges[index].Offset))
        {
            var (offset, length) = ranges[index];
            Advance(body[at..offset], ref line, ref column);
            at = offset;
            places[index] = new TextPlace(offset, length, line, column);
        }

        return places;
    }

    private static void Advance(ReadOnlySpan<byte> bytes, ref int line, ref int column)
    {
        var lastEnd = bytes.LastIndexOf((byte)'\n');
        if (lastEnd >= 0)
        {
            line += bytes.Count((byte)'\n');
            column = 1;
            bytes = bytes[(lastEnd + 1)..];
        }

        while (!bytes.IsEmpty)
        {
            Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            bytes = bytes[consumed..];
            column++;
        }
    }
}
