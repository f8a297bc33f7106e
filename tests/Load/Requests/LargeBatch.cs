using System.Text;

namespace Insight.Load.Requests;

/// <summary>A batch of a given size in bytes: long notes, as EHRs send them.</summary>
internal static class LargeBatch
{
    private const int Entries = 1000;
    private const string Notes = "\"notes\":\"";

    /// <summary>The least that it can be of: its entries with no notes.</summary>
    public static int ShortestBytes { get; } = SampleBatch.Of(Entries).Length;

    /// <summary>A valid batch of exactly so many bytes.</summary>
    public static byte[] OfBytes(int bytes)
    {
        var batch = Encoding.UTF8.GetString(SampleBatch.Of(Entries));
        var missing = bytes - batch.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(missing, nameof(bytes));
        var parts = batch.Split(Notes);
        var text = new StringBuilder(bytes).Append(parts[0]);
        for (var entry = 1; entry < parts.Length; entry++)
        {
            // The last one takes what the division leaves.
            var length = (missing / Entries) + (entry == Entries ? missing % Entries : 0);
            text.Append(Notes).Append('n', length).Append(parts[entry]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
