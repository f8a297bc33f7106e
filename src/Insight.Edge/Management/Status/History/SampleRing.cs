namespace Insight.Edge.Management.Status.History;

/// <summary>The last samples: a new one takes the place of the oldest, so that they take no more room however long the edge runs.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class SampleRing(int capacity)
{
    private readonly Queue<Sample> _samples = new(capacity);
    private readonly Lock _gate = new();

    /// <summary>Adds one, which is later than those before it.</summary>
    public void Add(Sample sample)
    {
        lock (_gate)
        {
            if (_samples.Count == capacity)
                _samples.Dequeue();
            _samples.Enqueue(sample);
        }
    }

    /// <summary>All that are kept, the oldest first.</summary>
    public Sample[] ToArray()
    {
        lock (_gate)
            return [.. _samples];
    }
}
