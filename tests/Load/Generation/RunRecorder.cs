namespace Insight.Load.Generation;

/// <summary>Gathers a run's answers, as a whole and by the time at which they were due. For several threads.</summary>
/// <param name="expectedStatus">The status that counts as answered.</param>
/// <param name="slotLength">How long a slot of the timeline is; zero keeps none.</param>
internal sealed class RunRecorder(int expectedStatus, TimeSpan slotLength)
{
    private readonly RunSlot _whole = new(TimeSpan.Zero);
    private readonly Lock _growing = new();
    private RunSlot[] _slots = [];
    private long _late;

    /// <summary>Records an answer.</summary>
    /// <param name="due">When the request was due, from the run's start.</param>
    /// <param name="latency">From then to the answer's end.</param>
    /// <param name="status">The answer's status.</param>
    public void Answered(TimeSpan due, TimeSpan latency, int status)
    {
        var expected = status == expectedStatus;
        _whole.Answered(latency, status, expected);
        SlotAt(due)?.Answered(latency, status, expected);
    }

    /// <summary>Records a request that got no answer.</summary>
    public void Failed(TimeSpan due)
    {
        _whole.NotAnswered();
        SlotAt(due)?.NotAnswered();
    }

    /// <summary>Records a request that had to wait for a free connection.</summary>
    public void Late() => Interlocked.Increment(ref _late);

    /// <summary>The run, once nothing records any more.</summary>
    public GeneratedRun Run(TimeSpan elapsed) => new(elapsed, _whole, Interlocked.Read(ref _late), _slots);

    private RunSlot? SlotAt(TimeSpan due)
    {
        if (slotLength == TimeSpan.Zero) return null;
        var index = (int)(due / slotLength);
        var slots = Volatile.Read(ref _slots);
        return index < slots.Length ? slots[index] : Grow(index);
    }

    private RunSlot Grow(int index)
    {
        lock (_growing)
        {
            if (index >= _slots.Length)
            {
                var grown = new RunSlot[index + 1];
                _slots.CopyTo(grown, 0);
                for (var slot = _slots.Length; slot < grown.Length; slot++) grown[slot] = new(slot * slotLength);
                Volatile.Write(ref _slots, grown);
            }

            return _slots[index];
        }
    }
}
