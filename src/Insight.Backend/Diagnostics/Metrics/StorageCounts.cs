using System.Diagnostics.Metrics;
using Insight.Backend.Storage;
using Insight.Exposition;

namespace Insight.Backend.Diagnostics.Metrics;

/// <summary>What became of rows, and why storage failed. Counting is one addition.</summary>
internal sealed class StorageCounts
{
    private static readonly string[] Contents = Names<TransactionContent>();
    private static readonly string[] Operations = Names<StorageOperation>();
    private static readonly string[] Reasons = Names<StorageFailureReason>();

    private readonly long[] _stored = new long[2];
    private readonly long[] _replayed = new long[2];
    private readonly long[] _failures = new long[Operations.Length * Reasons.Length];

    /// <summary>What a transaction's content is called.</summary>
    public static string NameOf(TransactionContent content) => Contents[(int)content];

    /// <summary>Appointments or events are durable.</summary>
    public void AddRows(bool isEvents, int stored, int replayed)
    {
        if (stored > 0) Interlocked.Add(ref _stored[isEvents ? 1 : 0], stored);
        if (replayed > 0) Interlocked.Add(ref _replayed[isEvents ? 1 : 0], replayed);
    }

    /// <summary>Storage failed a request.</summary>
    public void AddFailure(StorageOperation operation, StorageFailureReason reason) =>
        Interlocked.Increment(ref _failures[((int)operation * Reasons.Length) + (int)reason]);

    /// <summary>All rows.</summary>
    public IEnumerable<Measurement<long>> ObserveRows()
    {
        for (var kind = 0; kind < _stored.Length; kind++)
        {
            yield return Row(Volatile.Read(ref _stored[kind]), kind, "stored");
            yield return Row(Volatile.Read(ref _replayed[kind]), kind, "replayed");
        }
    }

    /// <summary>All failures.</summary>
    public IEnumerable<Measurement<long>> ObserveFailures()
    {
        for (var operation = 0; operation < Operations.Length; operation++)
        {
            for (var reason = 0; reason < Reasons.Length; reason++)
                yield return new(Volatile.Read(ref _failures[(operation * Reasons.Length) + reason]), new("operation", Operations[operation]), new("reason", Reasons[reason]));
        }
    }

    private static Measurement<long> Row(long count, int kind, string result) => new(count, new("content", Contents[kind]), new("result", result));

    private static string[] Names<T>() where T : struct, Enum => Array.ConvertAll(Enum.GetNames<T>(), SnakeCase.Of);
}
