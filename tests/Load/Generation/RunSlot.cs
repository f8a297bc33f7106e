namespace Insight.Load.Generation;

/// <summary>What was answered to the requests that were due in a part of a run.</summary>
/// <param name="from">When the part begins, from the run's start.</param>
internal sealed class RunSlot(TimeSpan from)
{
    private readonly long[] _statuses = new long[600];
    private long _expected;
    private long _failed;

    /// <summary>When the part begins, from the run's start.</summary>
    public TimeSpan From => from;

    /// <summary>The latencies of the answers with the expected status, and of no others: a refusal is quick, and flatters.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>Answers with the expected status.</summary>
    public long Expected => Interlocked.Read(ref _expected);

    /// <summary>Requests without an answer.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Answers by status, the expected one among them.</summary>
    public IReadOnlyDictionary<int, long> Statuses =>
        _statuses.Index().Where(status => status.Item > 0).ToDictionary(status => status.Index, status => status.Item);

    /// <summary>Answers, and requests that got none.</summary>
    public long Total => _statuses.Sum() + Failed;

    /// <summary>Records an answer.</summary>
    public void Answered(TimeSpan latency, int status, bool expected)
    {
        Interlocked.Increment(ref _statuses[status is > 0 and < 600 ? status : 0]);
        if (!expected) return;
        Interlocked.Increment(ref _expected);
        Latency.Record(latency);
    }

    /// <summary>Records a request that got no answer.</summary>
    public void NotAnswered() => Interlocked.Increment(ref _failed);
}
